import type pg from 'pg'
import { z } from 'zod'
import { fingerprints } from '../pipeline/cluster/fingerprints.ts'
import { primaryOf } from '../pipeline/cluster/primary.ts'
import { MAX_DAYS_APART, sameUtterance, type Utterance } from '../pipeline/cluster/same-utterance.ts'
import { type Statement, statement } from '../schemas/statement.ts'
import { execute, query } from './database.ts'
import { whenSaid } from './statement-rows.ts'

/** Of what shares a fingerprint so many are looked at; a common phrase finds thousands, and none of them matters. */
const MAX_POSTINGS = 64
/** Those that share the most fingerprints are compared word by word. */
const MAX_CANDIDATES = 20

/**
 * Gives each statement that has none a cluster: that of the stored statement of another document it repeats most of, or
 * one of its own. What is stored meanwhile is not seen, so only one transaction at a time may do this.
 */
export async function assignClusters(
  client: pg.PoolClient,
  documentId: string,
  statements: Statement[],
): Promise<Statement[]> {
  const alone = statements.filter(({ cluster }) => cluster === null)
  const candidates = await findCandidates(client, documentId, alone)
  return statements.map((each) => {
    if (each.cluster !== null) return each
    const best = (candidates.get(each.id) ?? [])
      .map((other) => ({ other, overlap: sameUtterance(utteranceOf(each), utteranceOf(other)) ?? 0 }))
      .reduce<{ other: Statement | null; overlap: number }>((a, b) => (b.overlap > a.overlap ? b : a), {
        other: null,
        overlap: 0,
      })
    const id = best.other?.cluster?.id ?? `cl_${each.id.slice('st_'.length)}`
    return { ...each, cluster: { id, primary: true } }
  })
}

const utteranceOf = (each: Statement): Utterance => ({
  text: each.text,
  speaker: each.speaker,
  saidAt: whenSaid(each),
})

async function findCandidates(
  client: pg.PoolClient,
  documentId: string,
  statements: Statement[],
): Promise<Map<string, Statement[]>> {
  const rows = await query(
    client,
    z.object({ id: z.string(), record: statement }),
    `WITH found AS (
       SELECT w.id, f.statement, count(*) AS shared
       FROM unnest($1::text[], $2::int[], $3::timestamptz[]) AS w (id, hash, said_at)
       CROSS JOIN LATERAL (
         SELECT statement FROM onrecord.fingerprints
         WHERE hash = w.hash AND said_at BETWEEN w.said_at - $5::interval AND w.said_at + $5::interval
         LIMIT ${MAX_POSTINGS}) AS f
       GROUP BY w.id, f.statement
     ), ranked AS (
       SELECT found.id, s.record, row_number() OVER (PARTITION BY found.id ORDER BY shared DESC, s.id) AS place
       FROM found JOIN onrecord.statements s ON s.number = found.statement
       WHERE s.document_id <> $4 AND s.status = 'usable' AND s.cluster_id IS NOT NULL
     ) SELECT id, record FROM ranked WHERE place <= ${MAX_CANDIDATES} ORDER BY id, place`,
    [...fingerprintColumns(statements), documentId, `${MAX_DAYS_APART} days`],
  )
  const candidates = new Map<string, Statement[]>()
  for (const { id, record } of rows) candidates.set(id, [...(candidates.get(id) ?? []), record])
  return candidates
}

function fingerprintColumns(statements: Statement[]): [ids: string[], hashes: number[], saidAt: string[]] {
  const rows = statements.flatMap((each) => {
    const saidAt = whenSaid(each)
    return fingerprints(each.text).map((hash) => ({ id: each.id, hash, saidAt }))
  })
  return [rows.map(({ id }) => id), rows.map(({ hash }) => hash), rows.map(({ saidAt }) => saidAt)]
}

/** Makes statements, which are stored, to be found by others. */
export async function addFingerprints(client: pg.PoolClient, statements: Statement[]): Promise<void> {
  await execute(
    client,
    `INSERT INTO onrecord.fingerprints (hash, said_at, statement)
     SELECT f.hash, f.said_at, s.number FROM unnest($1::text[], $2::int[], $3::timestamptz[]) AS f (id, hash, said_at)
     JOIN onrecord.statements s USING (id) ON CONFLICT DO NOTHING`,
    fingerprintColumns(statements),
  )
}

export async function removeFingerprints(client: pg.PoolClient, statements: Statement[]): Promise<void> {
  await execute(
    client,
    `DELETE FROM onrecord.fingerprints f
     USING unnest($1::text[], $2::int[], $3::timestamptz[]) AS gone (id, hash, said_at)
     JOIN onrecord.statements s USING (id)
     WHERE f.hash = gone.hash AND f.said_at = gone.said_at AND f.statement = s.number`,
    fingerprintColumns(statements),
  )
}

const member = z.object({ record: statement, sources: z.array(z.string()) })
export type PrimaryChange = { before: Statement; after: Statement; sources: string[] }

/** Marks one usable statement of each cluster as primary; what that changed. */
export async function markPrimaries(client: pg.PoolClient, clusterIds: string[]): Promise<PrimaryChange[]> {
  const members = await query(
    client,
    member,
    `SELECT record, sources FROM onrecord.statements WHERE cluster_id = ANY($1) AND status = 'usable' ORDER BY id`,
    [[...new Set(clusterIds)]],
  )
  const clusters = Map.groupBy(members, ({ record }) => record.cluster?.id ?? '')
  const changes = [...clusters].flatMap(([id, group]) => {
    const primary = primaryOf(group.map(({ record }) => record))
    return group
      .filter(({ record }) => record.cluster?.primary !== (record.id === primary?.id))
      .map(({ record, sources }) => ({
        before: record,
        after: { ...record, cluster: { id, primary: record.id === primary?.id } },
        sources,
      }))
  })
  await execute(
    client,
    `UPDATE onrecord.statements s SET record = c.record
     FROM unnest($1::text[], $2::json[]) AS c (id, record) WHERE s.id = c.id`,
    [changes.map(({ after }) => after.id), changes.map(({ after }) => JSON.stringify(after))],
  )
  return changes
}
