import { createHash, randomBytes } from 'node:crypto'
import { type ApiKey, apiKey, type KeyScope } from '../schemas/key.ts'
import { type Connection, execute, query, queryOne } from './database.ts'

const COLUMNS = 'name, scope, created_at AS "createdAt", last_used_at AS "lastUsedAt"'

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Makes a key; null when the name is taken. `secret` is what its owner sends, and is kept nowhere. */
export async function addKey(
  db: Connection,
  { name, scope }: { name: string; scope: KeyScope },
): Promise<{ key: ApiKey; secret: string } | null> {
  const secret = `onrecord_${randomBytes(32).toString('base64url')}`
  const key = await queryOne(
    db,
    apiKey,
    `INSERT INTO onrecord.keys (name, scope, hash) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO NOTHING RETURNING ${COLUMNS}`,
    [name, scope, hashOf(secret)],
  )
  return key === null ? null : { key, secret }
}

export async function listKeys(db: Connection): Promise<ApiKey[]> {
  return query(db, apiKey, `SELECT ${COLUMNS} FROM onrecord.keys ORDER BY name`)
}

/** False when there is none of that name. */
export async function removeKey(db: Connection, name: string): Promise<boolean> {
  return (await execute(db, 'DELETE FROM onrecord.keys WHERE name = $1', [name])) === 1
}

/** The key that a secret belongs to, noted as used; null for a secret that is none. */
export async function useKey(db: Connection, secret: string): Promise<ApiKey | null> {
  const hash = hashOf(secret)
  const key = await queryOne(db, apiKey, `SELECT ${COLUMNS} FROM onrecord.keys WHERE hash = $1`, [hash])
  if (key !== null) {
    await execute(
      db,
      `UPDATE onrecord.keys SET last_used_at = now()
       WHERE hash = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
      [hash],
    )
  }
  return key
}
