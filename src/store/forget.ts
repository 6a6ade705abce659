import type pg from 'pg'
import { z } from 'zod'
import { redactDocument, redactStatement, tombstoneOf } from '../pipeline/redact.ts'
import { document } from '../schemas/document.ts'
import { type Event, event } from '../schemas/event.ts'
import { snapshotHead } from '../schemas/snapshot.ts'
import { type Statement, statement } from '../schemas/statement.ts'
import { markPrimaries, removeFingerprints } from './clusters.ts'
import { type Connection, execute, query, transaction } from './database.ts'
import { appendEvents, EVENT_COLUMNS, lockEvents, type NewEvent } from './events.ts'
import { facetsOf, filterCondition } from './facets.ts'
import { findPage } from './pages.ts'
import { withoutContent } from './snapshots.ts'

export type Forgotten = {
  pages: number
  statements: number
  /** The last tombstone; null when there was nothing to forget. */
  lastSeq: number | null
}

type Ancestors = (uri: string) => string[]

/**
 * Forgets everything that a page showed: statements, documents, events, and the bytes, which are left to eraseDropped.
 * The page is never fetched again. Null when there is no such page.
 *
 * @param url canonical
 */
export async function forgetPage(
  pool: pg.Pool,
  { url, at, ancestors }: { url: string; at: string; ancestors: Ancestors },
): Promise<Forgotten | null> {
  return transaction(pool, async (client) => {
    const page = await findPage(client, url)
    if (page === null) return null
    await lockEvents(client)
    const gone = await queryStatements(
      client,
      'JOIN onrecord.documents d ON d.id = s.document_id WHERE d.page_id = $1',
      page.id,
    )
    const documents = await query(
      client,
      z.object({ id: z.string() }),
      'SELECT id FROM onrecord.documents WHERE page_id = $1',
      [page.id],
    )
    const ids = documents.map(({ id }) => id)
    await deleteEvents(client, 'document_id = ANY($1)', [ids])
    const lastSeq = await deleteStatements(client, gone, { at, ancestors })
    await execute(client, 'DELETE FROM onrecord.revisions WHERE document_id = ANY($1)', [ids])
    await execute(client, 'DELETE FROM onrecord.documents WHERE id = ANY($1)', [ids])
    await forgetBytes(client, [page.id])
    return { pages: 1, statements: gone.length, lastSeq }
  })
}

/** The ids of people who are called so, or who have this id; for forgetPerson, which wants one of them. */
export async function findSpeakers(db: Connection, name: string): Promise<string[]> {
  const values: unknown[] = []
  const { sql } = filterCondition({ speakers: [name] }, 's', values)
  const rows = await query(
    db,
    z.object({ id: z.string() }),
    `SELECT DISTINCT speaker_id AS id FROM onrecord.statements s
     WHERE ${sql} AND speaker_id IS NOT NULL ORDER BY speaker_id`,
    values,
  )
  return rows.map(({ id }) => id)
}

/**
 * Forgets what a person said, now and in future: their statements and events; their words in documents and around other
 * people's statements are blacked out; the bytes of the pages concerned are left to eraseDropped, and these pages are
 * never fetched again. What others say about the person stays.
 */
export async function forgetPerson(
  pool: pg.Pool,
  { speakerId, at, ancestors }: { speakerId: string; at: string; ancestors: Ancestors },
): Promise<Forgotten> {
  return transaction(pool, async (client) => {
    await lockEvents(client)
    await execute(client, 'INSERT INTO onrecord.forgotten_people (speaker_id) VALUES ($1) ON CONFLICT DO NOTHING', [
      speakerId,
    ])
    const gone = await queryStatements(client, 'WHERE s.speaker_id = $1', speakerId)
    const documentIds = [...new Set(gone.map((each) => each.document.id))]
    const events = await eventsOf(client, documentIds)
    const isTheirs = (each: Statement | null) => each !== null && each.speaker.id === speakerId
    const theirs = events.filter(({ statement, previous }) => isTheirs(statement) || isTheirs(previous))
    const said = [...gone, ...theirs.map(({ statement }) => statement)].filter(isTheirs).map(({ text }) => text)
    const names = gone.flatMap(({ speaker }) => speaker.name ?? [])

    await deleteEvents(client, 'seq = ANY($1)', [theirs.map(({ seq }) => seq)])
    const lastSeq = await deleteStatements(client, gone, { at, ancestors })
    await blackOut(client, documentIds, said, names)
    const pages = await query(
      client,
      z.object({ id: z.int() }),
      'SELECT DISTINCT page_id AS id FROM onrecord.documents WHERE id = ANY($1)',
      [documentIds],
    )
    await forgetBytes(
      client,
      pages.map(({ id }) => id),
    )
    return { pages: pages.length, statements: gone.length, lastSeq }
  })
}

/** What of an extraction may be stored: nothing that people said who are forgotten. */
export async function withoutForgotten<T extends { document: z.infer<typeof document>; statements: Statement[] }>(
  client: pg.PoolClient,
  extraction: T,
): Promise<Pick<T, 'document' | 'statements'>> {
  const ids = [...new Set(extraction.statements.flatMap(({ speaker }) => speaker.id ?? []))]
  const rows = await query(
    client,
    z.object({ id: z.string() }),
    'SELECT speaker_id AS id FROM onrecord.forgotten_people WHERE speaker_id = ANY($1)',
    [ids],
  )
  if (rows.length === 0) return extraction
  const forgotten = new Set(rows.map(({ id }) => id))
  const isTheirs = ({ speaker }: Statement) => speaker.id !== null && forgotten.has(speaker.id)
  const gone = extraction.statements.filter(isTheirs)
  const said = gone.map(({ text }) => text)
  const names = gone.flatMap(({ speaker }) => speaker.name ?? [])
  return {
    document: redactDocument(extraction.document, said, names),
    statements: extraction.statements.filter((each) => !isTheirs(each)).map((each) => redactStatement(each, said)),
  }
}

/** `rest` joins and chooses; it refers to one value. */
async function queryStatements(client: pg.PoolClient, rest: string, value: unknown): Promise<Statement[]> {
  const sql = `SELECT s.record FROM onrecord.statements s ${rest} ORDER BY s.number`
  return (await query(client, z.object({ record: statement }), sql, [value])).map(({ record }) => record)
}

async function eventsOf(client: pg.PoolClient, documentIds: string[]): Promise<Event[]> {
  const sql = `SELECT ${EVENT_COLUMNS} AS event FROM onrecord.events e WHERE document_id = ANY($1) ORDER BY seq`
  return (await query(client, z.object({ event }), sql, [documentIds])).map((row) => row.event)
}

/** With what is under way of them. */
async function deleteEvents(client: pg.PoolClient, condition: string, values: unknown[]): Promise<void> {
  await execute(
    client,
    `WITH gone AS (DELETE FROM onrecord.events WHERE ${condition} RETURNING seq)
     DELETE FROM onrecord.deliveries d USING gone WHERE d.seq = gone.seq`,
    values,
  )
}

/** Leaves a tombstone for each; the seq of the last event. */
async function deleteStatements(
  client: pg.PoolClient,
  gone: Statement[],
  { at, ancestors }: { at: string; ancestors: Ancestors },
): Promise<number | null> {
  await removeFingerprints(client, gone)
  await execute(client, 'DELETE FROM onrecord.statements WHERE id = ANY($1)', [gone.map(({ id }) => id)])
  const changes = await markPrimaries(
    client,
    gone.flatMap(({ cluster }) => cluster?.id ?? []),
  )
  const elsewhere = changes.map(
    ({ before, after, sources }): NewEvent => ({
      ...{ op: 'MOD', statement: after, previous: before, cause: 'cluster', revision: after.document.revision },
      ...{ facets: facetsOf(after, sources, ancestors), previousFacets: null },
    }),
  )
  const tombstones = gone.map(tombstoneOf).map(
    (each): NewEvent => ({
      ...{ op: 'DEL', statement: each, previous: null, cause: 'erasure', revision: each.document.revision },
      ...{ facets: facetsOf(each, [], ancestors), previousFacets: null },
    }),
  )
  return appendEvents(client, [...tombstones, ...elsewhere], at)
}

async function blackOut(client: pg.PoolClient, documentIds: string[], said: string[], names: string[]): Promise<void> {
  const revisions = await query(
    client,
    z.object({ id: z.string(), revision: z.int(), record: document }),
    'SELECT document_id AS id, revision, record FROM onrecord.revisions WHERE document_id = ANY($1)',
    [documentIds],
  )
  for (const { id, revision, record } of revisions) {
    await execute(client, 'UPDATE onrecord.revisions SET record = $3 WHERE document_id = $1 AND revision = $2', [
      id,
      revision,
      JSON.stringify(redactDocument(record, said, names)),
    ])
  }
  const others = await queryStatements(client, 'WHERE s.document_id = ANY($1)', documentIds)
  await execute(
    client,
    `UPDATE onrecord.statements s SET record = r.record
     FROM unnest($1::text[], $2::json[]) AS r (id, record) WHERE s.id = r.id`,
    [others.map(({ id }) => id), others.map((each) => JSON.stringify(redactStatement(each, said)))],
  )
  const left = (await eventsOf(client, documentIds)).filter(({ cause }) => cause !== 'erasure')
  await execute(
    client,
    `UPDATE onrecord.events e SET statement = r.statement, previous = r.previous
     FROM unnest($1::bigint[], $2::json[], $3::json[]) AS r (seq, statement, previous) WHERE e.seq = r.seq`,
    [
      left.map(({ seq }) => seq),
      left.map(({ statement }) => JSON.stringify(redactStatement(statement, said))),
      left.map(({ previous }) => (previous === null ? null : JSON.stringify(redactStatement(previous, said)))),
    ],
  )
}

async function forgetBytes(client: pg.PoolClient, pageIds: number[]): Promise<void> {
  await execute(
    client,
    `UPDATE onrecord.pages SET state = 'failed', next_fetch_at = NULL, hints = '{}', etag = NULL, last_modified = NULL,
       forgotten_at = now() WHERE id = ANY($1)`,
    [pageIds],
  )
  const snapshots = await query(
    client,
    z.object({ id: z.int(), head: snapshotHead }),
    'SELECT id, head FROM onrecord.snapshots WHERE page_id = ANY($1)',
    [pageIds],
  )
  await execute(
    client,
    `UPDATE onrecord.snapshots s SET dropped_at = now(), extract_run = s.extracted_run, head = h.head
     FROM unnest($1::bigint[], $2::json[]) AS h (id, head) WHERE s.id = h.id`,
    [snapshots.map(({ id }) => id), snapshots.map(({ head }) => JSON.stringify(withoutContent(head)))],
  )
}
