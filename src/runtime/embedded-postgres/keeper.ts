/**
 * The process that keeps a cluster's server: starts it, starts it again when it crashes, and stops it when the last of
 * those who use it has left or died. It is apart from them, so that it outlives each. Its argument is the data folder.
 */
import { stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { type Binaries, findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { becomeKeeper, countUsers, isPassing, listenForUsers, lockOutUsers } from './connection.ts'
import { findPlace, folderElsewhere, type Place } from './place.ts'
import { ensureServer, stopServer } from './server.ts'

/** What the process that started the keeper hears, once. */
export type KeeperMessage = { ready: true } | { ready: false; error: string }

const POLL_MS = 500
/** How long the first user may take to come. */
const GRACE_MS = 10_000
/** A server that dies sooner than that after its start is failing; so often in a row is not worth another try. */
const FAILING_MS = 30_000
const MAX_FAILURES = 5
const MAX_LOG_BYTES = 16 * 1024 * 1024

type End = 'unused' | 'lost' | 'kept by another'

async function keep(dataDir: string): Promise<void> {
  const place = await findPlace(dataDir)
  const binaries = await findBinaries(place.account, async () =>
    place.account === null ? place.home : await folderElsewhere(),
  )
  await ensureCluster(place, binaries)
  if ((await sizeOf(place.logFile)) > MAX_LOG_BYTES) await truncate(place.logFile)
  let failures = 0
  while (failures < MAX_FAILURES) {
    const startedAt = Date.now()
    if ((await keepServer(place, binaries)) !== 'lost') return
    // A data folder that was deleted is not made anew behind its owner's back.
    if ((await sizeOf(join(place.cluster, 'PG_VERSION'))) === 0) return
    failures = Date.now() - startedAt < FAILING_MS ? failures + 1 : 0
    console.error(`the server in ${place.cluster} went away; starting it again`)
  }
  throw new Error(`the server in ${place.cluster} went away ${MAX_FAILURES} times in a row`)
}

async function keepServer(place: Place, binaries: Binaries): Promise<End> {
  const client = await ensureServer(place, binaries)
  try {
    const end = await untilUnused(client)
    if (end === 'unused') await stopServer(place, binaries)
    return end
  } finally {
    await client.end().catch(() => {})
  }
}

/** Also "lost" when the server was just being stopped. On "unused" the users' lock is held: whoever comes now waits, and is turned away by the server's end. */
async function untilUnused(client: pg.Client): Promise<End> {
  let wake = () => {}
  let lost = false
  let used = false
  // A user may come and be killed between two looks.
  client.on('notification', () => {
    used = true
    wake()
  })
  client.on('end', () => {
    lost = true
    wake()
  })
  try {
    if (!(await becomeKeeper(client))) return 'kept by another'
    await listenForUsers(client)
    tell({ ready: true })
    const graceEnd = Date.now() + GRACE_MS
    while (!lost) {
      used ||= (await countUsers(client)) > 0
      if ((used || Date.now() > graceEnd) && (await lockOutUsers(client))) return 'unused'
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, POLL_MS)
      })
    }
  } catch (error) {
    if (!isPassing(error)) throw error
  }
  return 'lost'
}

/** 0 for a file that is not there. */
const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => null))?.size ?? 0

/** The channel is closed after the one message: neither side waits for the other any longer. */
function tell(message: KeeperMessage): void {
  if (process.connected) process.send?.(message, () => process.disconnect())
}

// Ctrl-C and the end of a service reach the whole group or container: those who use the server go first.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

keep(process.argv[2] ?? '').catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error)
  console.error(message)
  process.exitCode = 1
  tell({ ready: false, error: message })
})
