import { spawn } from 'node:child_process'
import { open, readFile, readlink, realpath, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Binaries } from './binaries.ts'
import { isAlive, lastLines } from './cluster.ts'
import { tryConnect } from './connection.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { Place } from './place.ts'
import { explainSpawn, programOptions, runProgram } from './program.ts'

const POLL_MS = 20
/** A cluster that was killed in the middle of heavy writing replays its log before it answers. */
const START_TIMEOUT_MS = 120_000

/** What PostgreSQL writes into postmaster.pid. */
export type Running = { pid: number; port: number }

export async function readPidFile(cluster: string): Promise<Running | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 ? { pid, port } : null
}

/**
 * Connects to the cluster's server; starts one where none is running, whatever a crash left behind.
 *
 * @throws {EmbeddedPostgresError} when it does not start, with what its log says
 */
export async function ensureServer(place: Place, binaries: Binaries): Promise<pg.Client> {
  const deadline = Date.now() + START_TIMEOUT_MS
  for (;;) {
    const running = await readPidFile(place.cluster)
    if (running !== null) {
      const client = await tryConnect(place, running.port)
      if (client !== null) return client
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `PostgreSQL in ${place.cluster} has not answered for ${START_TIMEOUT_MS / 1000} seconds; see ${place.logFile}`,
      )
    }
    if (running !== null && isAlive(running.pid)) {
      if (await isServer(running.pid, place.cluster)) {
        await sleep(POLL_MS)
        continue
      }
      // The number of a server that was killed now belongs to another process, and PostgreSQL would refuse to start.
      await rm(join(place.cluster, 'postmaster.pid'), { force: true })
    }
    await launch(place, binaries)
  }
}

/** Whether the process is a server of this cluster; it has gone to the cluster's folder then. */
async function isServer(pid: number, cluster: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null)
    return cwd !== null && cwd === (await realpath(cluster))
  }
  if (process.platform === 'win32') return true
  const { output } = await runProgram('ps', ['-ww', '-o', 'args=', '-p', String(pid)], null)
  return output.includes('postgres')
}

/** Starts the server and waits until it listens or is gone. What another try may cure is only logged. */
async function launch(place: Place, binaries: Binaries): Promise<void> {
  const port = await choosePort(join(place.home, 'port'))
  const log = await open(place.logFile, 'a')
  const logStart = (await log.stat()).size
  const server = spawn(binaries.postgres, ['-D', place.cluster, '-p', String(port)], {
    ...programOptions(place.account),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = new Promise<'ended'>((resolve, reject) => {
    server.once('error', (error) => reject(explainSpawn(binaries.postgres, error)))
    server.once('exit', () => resolve('ended'))
  })
  try {
    while ((await Promise.race([ended, sleep(POLL_MS)])) !== 'ended') {
      const running = await readPidFile(place.cluster)
      // The file's last line says "ready" once connections are accepted; tryConnect finds out what is still missing.
      if (running !== null && running.pid === server.pid) return
    }
  } finally {
    await log.close()
    server.unref()
  }
  await explainEnd(place, (await readFile(place.logFile, 'utf8')).slice(logStart))
}

async function explainEnd({ cluster, logFile }: Place, log: string): Promise<void> {
  // Another process started it at the same time, took the port, or backends of a killed server are not yet gone.
  const passing = ['lock file "postmaster.pid"', 'Address already in use', 'shared memory block']
  if (passing.some((text) => log.includes(text))) {
    await sleep(10 * POLL_MS)
    return
  }
  // On a full disk the log ends in the middle of the complaint.
  const isFull = (await statfs(cluster)).bavail === 0 || log.includes('No space left on device')
  const reason = isFull ? 'the disk is full' : lastLines(log, 8)
  throw new EmbeddedPostgresError(`PostgreSQL in ${cluster} does not start: ${reason}\nIts log is ${logFile}`)
}

/** Below the range from which systems take the ports of outgoing connections: a crawler uses up many of those. */
const FIRST_PORT = 20_000
const PORTS = 10_000

/** The port of last time, so that whoever is connected finds the server again after a crash; else any that is free. */
async function choosePort(file: string): Promise<number> {
  const last = Number(await readFile(file, 'utf8').catch(() => ''))
  if (last > 0 && (await isFree(last))) return last
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) {
      await writeFile(file, `${port}\n`)
      return port
    }
  }
  throw new EmbeddedPostgresError(`no free port between ${FIRST_PORT} and ${FIRST_PORT + PORTS} on 127.0.0.1`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

export async function stopServer(place: Place, binaries: Binaries): Promise<void> {
  const stopped = await runProgram(
    binaries.pgCtl,
    ['stop', '-D', place.cluster, '-m', 'fast', '-w', '-t', '300', '-s'],
    place.account,
  )
  const gone = (await stat(join(place.cluster, 'postmaster.pid')).catch(() => null)) === null
  if (stopped.code !== 0 && !gone) {
    throw new EmbeddedPostgresError(`PostgreSQL in ${place.cluster} does not stop: ${lastLines(stopped.output, 4)}`)
  }
}
