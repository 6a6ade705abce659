import { fork } from 'node:child_process'
import { open } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Logger } from 'pino'
import { isAlive } from './cluster.ts'
import {
  becomeUser,
  connectionString,
  countUsers,
  ensureDatabase,
  hasKeeper,
  isPassing,
  leave,
  tryConnect,
} from './connection.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { KeeperMessage } from './keeper.ts'
import { findPlace, type Place } from './place.ts'
import { readPidFile } from './server.ts'

export { EmbeddedPostgresError } from './errors.ts'

export type EmbeddedPostgres = {
  connectionString: string
  /** Leaves the cluster. The last of its users waits until the server has stopped. */
  stop(): Promise<void>
}

const JOIN_TIMEOUT_MS = 180_000
const STOP_TIMEOUT_MS = 30_000
const POLL_MS = 20
const REJOIN_MS = 500
/** Looking at a file is cheap, connecting is not. */
const LOOKS_A_VISIT = 50

/**
 * Uses the PostgreSQL cluster of a data folder; makes and starts it where need be. Any number of processes may use one
 * at the same time: the server runs as long as one of them does, and comes back on the same port when it crashes.
 *
 * @throws {EmbeddedPostgresError} when it cannot run here: what is wrong, and what to do
 */
export async function startEmbeddedPostgres({
  dataDir,
  log,
}: {
  dataDir: string
  log: Pick<Logger, 'info' | 'warn'>
}): Promise<EmbeddedPostgres> {
  const place = await findPlace(dataDir)
  let stopping = false
  let { client, port } = await join(place, dataDir)

  /** The presence is one connection that holds a lock. When the server went away, the process joins again. */
  const watch = () => {
    client.once('end', async () => {
      while (!stopping) {
        try {
          ;({ client, port } = await join(place, dataDir))
          if (stopping) return void (await client.end())
          log.info(`the embedded PostgreSQL was away and is back on port ${port}`)
          return watch()
        } catch (error) {
          log.warn(error instanceof Error ? error.message : String(error))
          await sleep(REJOIN_MS, undefined, { ref: false })
        }
      }
    })
  }
  watch()

  return {
    connectionString: connectionString(place, port),
    async stop() {
      if (stopping) return
      stopping = true
      await leaveCluster(client, place, dataDir)
    },
  }
}

async function join(place: Place, dataDir: string): Promise<{ client: pg.Client; port: number }> {
  const deadline = Date.now() + JOIN_TIMEOUT_MS
  while (Date.now() < deadline) {
    const joined = await tryJoin(place)
    if (joined?.kept) return joined
    await joined?.client.end()
    await startKeeper(place, dataDir)
  }
  throw new EmbeddedPostgresError(`PostgreSQL in ${place.cluster} does not come up; its log is ${place.logFile}`)
}

/** Null while no server answers, or the one that does is about to stop. */
async function tryJoin(place: Place): Promise<{ client: pg.Client; port: number; kept: boolean } | null> {
  const running = await readPidFile(place.cluster)
  const client = running === null ? null : await tryConnect(place, running.port)
  if (running === null || client === null) return null
  try {
    await becomeUser(client)
    await ensureDatabase(client)
    return { client, port: running.port, kept: await hasKeeper(client) }
  } catch (error) {
    await client.end().catch(() => {})
    if (isPassing(error)) return null
    throw error
  }
}

/** Starts a keeper and waits until it has a server, or has found that another keeper is there. */
async function startKeeper({ logFile }: Place, dataDir: string): Promise<void> {
  const log = await open(logFile, 'a')
  const program = fileURLToPath(new URL(`./keeper${extname(import.meta.url)}`, import.meta.url))
  const keeper = fork(program, [resolve(dataDir)], {
    cwd: '/',
    detached: true,
    execArgv: [],
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  })
  try {
    await new Promise<void>((resolve, reject) => {
      keeper.once('error', reject)
      keeper.once('exit', () => resolve())
      keeper.once('message', (message: KeeperMessage) => {
        if (message.ready) resolve()
        else reject(new EmbeddedPostgresError(message.error))
      })
    })
  } finally {
    keeper.unref()
    await log.close()
  }
}

async function leaveCluster(client: pg.Client, place: Place, dataDir: string): Promise<void> {
  try {
    // A keeper that was killed is replaced, or nobody would stop the server.
    if (!(await hasKeeper(client))) await startKeeper(place, dataDir)
    const last = (await countUsers(client)) === 1
    await leave(client)
    await client.end()
    if (last) await untilStopped(place)
  } catch (error) {
    if (!isPassing(error)) throw error
  }
}

/** Or until somebody else has come, or the time is up: then the keeper goes on without us. */
async function untilStopped(place: Place): Promise<void> {
  const start = Date.now()
  for (let look = 1; Date.now() - start < STOP_TIMEOUT_MS; look++) {
    const running = await readPidFile(place.cluster)
    if (running === null || !isAlive(running.pid)) return
    if (look % LOOKS_A_VISIT === 0 && (await isUsed(place, running.port))) return
    await sleep(POLL_MS)
  }
}

async function isUsed(place: Place, port: number): Promise<boolean> {
  const client = await tryConnect(place, port)
  const users = client === null ? 0 : await countUsers(client).catch(() => 0)
  await client?.end().catch(() => {})
  return users > 0
}
