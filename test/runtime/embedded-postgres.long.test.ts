import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../../src/runtime/embedded-postgres/index.ts'

const USER = fileURLToPath(new URL('./support/cluster-user.ts', import.meta.url))
const isRoot = process.getuid?.() === 0

const NEW_TABLE = 'DROP TABLE IF EXISTS kept; CREATE TABLE kept (a int)'

let folder: string
let dataDir: string
const closers: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-embedded-'))
  await chmod(folder, 0o755)
  dataDir = join(folder, 'data')
})

/** A data folder that was in use before: making a cluster takes longer than the tests that need one. */
let usedFolder: string
beforeAll(async () => {
  usedFolder = await mkdtemp(join(tmpdir(), 'onrecord-used-'))
  await chmod(usedFolder, 0o755)
  const silent = () => undefined
  const dataDir = join(usedFolder, 'data')
  const postgres = await startEmbeddedPostgres({ dataDir, log: { info: silent, warn: silent } })
  await postgres.stop()
})
afterAll(() => rm(usedFolder, { recursive: true, force: true }))
const useSharedFolder = () => {
  dataDir = join(usedFolder, 'data')
}
/** For tests that damage it. With `cp -a`, because Node's own does not keep the owners. */
const takeUsedFolder = () => promisify(execFile)('cp', ['-a', join(usedFolder, 'data'), dataDir])

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
  await rm(folder, { recursive: true, force: true })
})

async function start() {
  const told: string[] = []
  const log = { info: (message: string) => told.push(message), warn: (message: string) => told.push(message) }
  // pino's methods have many forms; these two are called with a message only.
  const postgres = await startEmbeddedPostgres({ dataDir, log })
  closers.push(() => postgres.stop())
  return { ...postgres, told }
}

async function run(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const serverPid = async (): Promise<number> => Number((await pidFile())?.split('\n')[0])
const cluster = () => join(dataDir, 'postgres', 'cluster')
const pidFile = () => readFile(join(cluster(), 'postmaster.pid'), 'utf8').catch(() => null)
const untilStopped = () => expect.poll(pidFile, { timeout: 20_000 }).toBe(null)

async function startUser(): Promise<{ process: ChildProcess; connectionString: string; leave(): Promise<void> }> {
  const child = spawn(process.execPath, [USER, dataDir], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const leave = async () => {
    child.stdin.end()
    await ended
  }
  closers.push(leave)
  for await (const line of createInterface(child.stdout)) return { process: child, connectionString: line, leave }
  throw new Error('the user did not come up')
}

/** Whoever holds the keeper's lock; found from outside, through the processes' arguments. */
async function keeperPids(): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const args = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => args[index]!.includes('keeper.') && args[index]!.includes(dataDir))
}

describe('one user', () => {
  beforeEach(useSharedFolder)

  it('gets a UTF-8 database that keeps what it is given, and leaves no server behind', async () => {
    const first = await start()
    await run(
      first.connectionString,
      "DROP TABLE IF EXISTS said; CREATE TABLE said (what text); INSERT INTO said VALUES ('Öl ist teuer')",
    )
    await first.stop()
    expect(await pidFile()).toBe(null)
    const second = await start()
    expect(second.connectionString).toBe(first.connectionString)
    expect(await run(second.connectionString, 'SELECT upper(what) AS what FROM said')).toEqual([
      { what: 'ÖL IST TEUER' },
    ])
  })

  it('is let in with the password only, which others cannot read', async () => {
    const { connectionString } = await start()
    const url = new URL(connectionString)
    expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600)
    url.password = 'guess'
    await expect(run(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed')
  })

  it('goes on after the server was killed, at the same address', async () => {
    const { connectionString, told } = await start()
    await run(connectionString, `${NEW_TABLE}; INSERT INTO kept VALUES (1)`)
    process.kill(await serverPid(), 'SIGKILL')
    await expect.poll(() => told, { timeout: 20_000 }).toHaveLength(1)
    expect(await run(connectionString, 'SELECT a FROM kept')).toEqual([{ a: 1 }])
  })

  it('finds its data after everything was killed at once', async () => {
    const user = await startUser()
    await run(user.connectionString, `${NEW_TABLE}; INSERT INTO kept VALUES (2)`)
    for (const pid of [...(await keeperPids()), await serverPid(), user.process.pid!]) process.kill(pid, 'SIGKILL')
    expect(await pidFile()).not.toBe(null)
    const { connectionString } = await start()
    expect(await run(connectionString, 'SELECT a FROM kept')).toEqual([{ a: 2 }])
  })

  it('is not held up by a pid file whose number now belongs to another process', async () => {
    const { connectionString, stop } = await start()
    await run(connectionString, NEW_TABLE)
    const content = (await pidFile()) ?? ''
    await stop()
    const { uid, gid } = await stat(cluster())
    const other = spawn('sleep', ['60'], { uid, gid })
    closers.push(async () => other.kill())
    await writeFile(join(cluster(), 'postmaster.pid'), content.replace(/^\d+/, String(other.pid)))
    await run((await start()).connectionString, 'SELECT a FROM kept')
  })

  it('takes another port when somebody else has taken the old one', async () => {
    const first = await start()
    const port = Number(new URL(first.connectionString).port)
    await first.stop()
    const squatter = (await import('node:net')).createServer().listen(port, '127.0.0.1')
    await new Promise((resolve) => squatter.once('listening', resolve))
    closers.push(() => new Promise((resolve) => squatter.close(resolve)))
    const second = await start()
    expect(Number(new URL(second.connectionString).port)).not.toBe(port)
    expect(await run(second.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('may move the data folder', async () => {
    dataDir = join(folder, 'data')
    await takeUsedFolder()
    const { connectionString, stop } = await start()
    await run(connectionString, NEW_TABLE)
    await stop()
    await rename(dataDir, join(folder, 'moved'))
    dataDir = join(folder, 'moved')
    expect(await run((await start()).connectionString, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }])
  })
})

describe('several users', () => {
  it('begin at the same time on a new folder and share one server until the last has left', async () => {
    const users = await Promise.all([startUser(), startUser(), startUser()])
    const { connectionString } = await start()
    expect(users.map((user) => user.connectionString)).toEqual(users.map(() => connectionString))
    for (const user of users) await user.leave()
    expect(await run(connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('are not disturbed when the first of them is killed, and the server stops with the last', async () => {
    useSharedFolder()
    const first = await startUser()
    const second = await startUser()
    const pid = await serverPid()
    first.process.kill('SIGKILL')
    await new Promise((resolve) => first.process.once('exit', resolve))
    await run(second.connectionString, 'SELECT pg_sleep(1)')
    expect(await serverPid()).toBe(pid)
    await second.leave()
    await untilStopped()
  })

  it('leave no server behind when all of them are killed', async () => {
    useSharedFolder()
    const users = await Promise.all([startUser(), startUser()])
    for (const user of users) user.process.kill('SIGKILL')
    await untilStopped()
  })

  it('get a new keeper when theirs was killed', async () => {
    useSharedFolder()
    const first = await startUser()
    const pid = await serverPid()
    for (const keeper of await keeperPids()) process.kill(keeper, 'SIGKILL')
    const second = await startUser()
    expect(await serverPid()).toBe(pid)
    expect(second.connectionString).toBe(first.connectionString)
    await first.leave()
    await second.leave()
    await untilStopped()
  })

  it('can come and go while others come and go', async () => {
    useSharedFolder()
    const visit = async () => {
      const user = await startUser()
      expect(await run(user.connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      await user.leave()
    }
    await Promise.all(
      [1, 2, 3].map(async () => {
        for (let turn = 0; turn < 3; turn++) await visit()
      }),
    )
    await untilStopped()
  }, 60_000)
})

describe('a folder that will not do', () => {
  it('is told of when it is a file', async () => {
    await writeFile(dataDir, '')
    await expect(start()).rejects.toThrow(EmbeddedPostgresError)
    await expect(start()).rejects.toThrow(/cannot write to the data folder .*data: .*ONRECORD_DATA/)
  })

  it('is told of when another version made its database', async () => {
    await takeUsedFolder()
    await (await start()).stop()
    await writeFile(join(cluster(), 'PG_VERSION'), '12\n')
    await expect(start()).rejects.toThrow(/made by PostgreSQL 12, and this is \d+/)
  })

  it('is told of with the log when the server does not start', async () => {
    await takeUsedFolder()
    await (await start()).stop()
    await writeFile(join(cluster(), 'postgresql.auto.conf'), 'shared_buffers = plenty\n')
    await expect(start()).rejects.toThrow(/does not start: .*shared_buffers/s)
  })
})

describe.runIf(isRoot)('as root', () => {
  it('runs the server as somebody else, in a folder closed to all others', async () => {
    await start()
    const { uid, mode } = await stat(cluster())
    expect(uid).not.toBe(0)
    expect(mode & 0o777).toBe(0o700)
    expect((await stat(`/proc/${await serverPid()}`)).uid).toBe(uid)
  })

  it('can use a data folder that root has copied', async () => {
    await cp(join(usedFolder, 'data'), dataDir, { recursive: true })
    const { connectionString } = await start()
    expect(await run(connectionString, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect((await stat(cluster())).uid).not.toBe(0)
  })

  it('keeps the database elsewhere when the data folder is below a closed one, and finds it again', async () => {
    const closed = join(folder, 'closed')
    await mkdir(closed, { mode: 0o700 })
    dataDir = join(closed, 'data')
    const first = await start()
    await run(first.connectionString, NEW_TABLE)
    await first.stop()
    const location = (await readFile(join(dataDir, 'postgres', 'location'), 'utf8')).trim()
    closers.push(() => rm(dirname(location), { recursive: true }))
    expect(location.startsWith(folder)).toBe(false)
    const second = await start()
    expect(await run(second.connectionString, 'SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 0 }])
  })
})
