import pg from 'pg'
import { codeOf } from '../error-code.ts'
import { USER } from './cluster.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { Place } from './place.ts'

/** Where those who use the cluster meet; their data is in DATABASE. */
const MEETING_DATABASE = 'postgres'
const DATABASE = 'onrecord'
const CONNECT_TIMEOUT_MS = 10_000

/** PostgreSQL's codes: starting or stopping (57P…), no connection slot left. */
const NOT_NOW = /^(57P0\d|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/

export function connectionString({ password }: Place, port: number): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${DATABASE}`
}

/**
 * A connection to the cluster's server, or null where none answers now. It does not keep the process alive.
 *
 * @throws {EmbeddedPostgresError} when the server refuses the password
 */
export async function tryConnect(place: Place, port: number): Promise<pg.Client | null> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password: place.password,
    database: MEETING_DATABASE,
    application_name: 'onrecord presence',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if (codeOf(error) === '28P01') {
      throw new EmbeddedPostgresError(
        `PostgreSQL on port ${port} refuses the password in ${place.home}. Another server has the port, or the file was changed`,
        { cause: error },
      )
    }
    if (isPassing(error)) return null
    throw error
  }
}

/** A failure that says the server is coming, going or gone. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== null) return NOT_NOW.test(code)
  return error instanceof Error && /terminated|timeout expired|not queryable|closed/i.test(error.message)
}

export async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
  if (rowCount !== 0) return
  await client.query(`CREATE DATABASE ${DATABASE}`).catch((error) => {
    // Somebody else made it at the same time: duplicate_database, or the unique index below it.
    if (!['42P04', '23505'].includes(codeOf(error) ?? '')) throw error
  })
}

/** Advisory locks in MEETING_DATABASE: every user of the cluster shares one, the keeper holds another alone. */
const SPACE = 0x6f6e7265
const USERS = 1
const KEEPER = 2
/** Whoever comes or leaves tells the keeper. */
const USERS_CHANNEL = 'onrecord_users'

export async function becomeUser(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1, $2)', [SPACE, USERS])
  await client.query(`NOTIFY ${USERS_CHANNEL}`)
}

export const countUsers = (client: pg.Client) => countHolders(client, USERS)

export const hasKeeper = async (client: pg.Client) => (await countHolders(client, KEEPER)) > 0

export const becomeKeeper = (client: pg.Client) => tryLock(client, KEEPER)

/** Succeeds only while nobody uses the cluster, and nobody can begin to as long as it is held. */
export const lockOutUsers = (client: pg.Client) => tryLock(client, USERS)

export const listenForUsers = (client: pg.Client) => client.query(`LISTEN ${USERS_CHANNEL}`)

/** Gives the lock back before the keeper is told, so that it finds it free. */
export async function leave(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_unlock_shared($1, $2)', [SPACE, USERS])
  await client.query(`NOTIFY ${USERS_CHANNEL}`)
}

async function tryLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
    SPACE,
    key,
  ])
  return rows[0]?.locked === true
}

async function countHolders(client: pg.Client, key: number): Promise<number> {
  const { rows } = await client.query<{ holders: number }>(
    `SELECT count(*)::int AS holders FROM pg_locks
     WHERE locktype = 'advisory' AND classid = $1 AND objid = $2 AND granted`,
    [SPACE, key],
  )
  return rows[0]?.holders ?? 0
}
