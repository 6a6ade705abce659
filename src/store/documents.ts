import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { type Change, revise } from '../pipeline/revise.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { timestamp } from '../schemas/common.ts'
import { type Document, document } from '../schemas/document.ts'
import type { EventCause } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import { addFingerprints, assignClusters, markPrimaries, removeFingerprints } from './clusters.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { appendEvents, lockEvents, type NewEvent } from './events.ts'
import { facetsOf } from './facets.ts'
import { withoutForgotten } from './forget.ts'
import { finishExtract } from './snapshots.ts'
import { cancelStatements, putStatements, readStatements } from './statement-rows.ts'

export type StoreExtraction = {
  snapshotId: number
  /** From startExtract. */
  run: number
  extraction: { document: Document; statements: Statement[] }
  stamp: RunStamp
  /** All broader topics of a topic's URI, itself not included: a filter on a parent finds its children. */
  ancestors: (uri: string) => string[]
}

export type StoredExtraction = {
  /** False when this run had its outcome already, or a newer snapshot of the page was extracted before. */
  stored: boolean
  documentId: string
  /** 0 when nothing of the document is stored. */
  revision: number
  added: number
  changed: number
  removed: number
  kept: number
  /** Last event that was written; null when there was none. */
  lastSeq: number | null
}

/** Stores an extraction in one transaction: document or revision, statements, events, and the run's outcome. */
export async function storeExtraction(pool: pg.Pool, input: StoreExtraction): Promise<StoredExtraction> {
  const { snapshotId, run, extraction, stamp } = input
  const documentId = extraction.document.id
  const nothing = { stored: false, documentId, revision: 0, added: 0, changed: 0, removed: 0, kept: 0, lastSeq: null }
  return transaction(pool, async (client) => {
    const snapshot = await finishExtract(client, {
      snapshotId,
      run,
      code: extraction.statements.length === 0 ? 'no_statements' : 'extracted',
      detail: null,
      extractor: stamp.extractorVersion,
    })
    if (snapshot === null) return nothing
    const allowed = { ...input, extraction: await withoutForgotten(client, extraction) }
    const put = await putRevision(client, allowed, snapshot)
    if (put === null) return nothing
    const { revision } = put
    return { ...(await putChanges(client, allowed, put, snapshot.sources)), stored: true, documentId, revision }
  })
}

type PutRevision = { revision: number; cause: EventCause }

/** The revision that the statements belong to, and why; null when what is stored comes from a newer snapshot. */
async function putRevision(
  client: pg.PoolClient,
  { snapshotId, extraction, stamp }: StoreExtraction,
  { pageId, shownAt }: { pageId: number; shownAt: string },
): Promise<PutRevision | null> {
  const { id, text } = extraction.document
  await execute(
    client,
    `INSERT INTO onrecord.documents (id, page_id, revision, shown_at) VALUES ($1, $2, 0, $3) ON CONFLICT (id) DO NOTHING`,
    [id, pageId, shownAt],
  )
  const current = await queryOne(
    client,
    z.object({
      revision: z.int(),
      outdated: z.boolean(),
      textSha256: z.string().nullable(),
      snapshotId: z.int().nullable(),
    }),
    `SELECT d.revision, d.shown_at > $2 AS outdated, r.text_sha256 AS "textSha256", r.snapshot_id AS "snapshotId"
     FROM onrecord.documents d
     LEFT JOIN onrecord.revisions r ON r.document_id = d.id AND r.revision = d.revision
     WHERE d.id = $1 FOR NO KEY UPDATE OF d`,
    [id, shownAt],
  )
  if (current === null || current.outdated) return null
  const textSha256 = createHash('sha256').update(text).digest('hex')
  const revision = current.textSha256 === textSha256 ? current.revision : current.revision + 1
  await execute(client, 'UPDATE onrecord.documents SET revision = $2, shown_at = $3 WHERE id = $1', [
    id,
    revision,
    shownAt,
  ])
  // The same text read again, perhaps by a better extractor: the revision stays and takes the new reading.
  await execute(
    client,
    `INSERT INTO onrecord.revisions (document_id, revision, snapshot_id, text_sha256, record, extractor, taxonomy, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (document_id, revision) DO UPDATE SET
       snapshot_id = excluded.snapshot_id, record = excluded.record, extractor = excluded.extractor,
       taxonomy = excluded.taxonomy`,
    [
      id,
      revision,
      snapshotId,
      textSha256,
      JSON.stringify(extraction.document),
      stamp.extractorVersion,
      stamp.taxonomyVersion,
      stamp.now,
    ],
  )
  return { revision, cause: current.snapshotId === snapshotId ? 'reprocess' : 'page' }
}

async function putChanges(
  client: pg.PoolClient,
  { extraction, stamp, ancestors }: StoreExtraction,
  { revision, cause }: PutRevision,
  sources: string[],
): Promise<Pick<StoredExtraction, 'added' | 'changed' | 'removed' | 'kept' | 'lastSeq'>> {
  const documentId = extraction.document.id
  const known = await readStatements(client, documentId)
  const { kept, added, changed, removed } = revise(
    known.filter(({ status }) => status === 'usable'),
    withHistory(extraction.statements, known, revision),
  )
  const altered = kept.filter((change) => change.altered)
  // Before anything is written: two documents that repeat one another would wait for each other.
  if (added.length + changed.length + removed.length + altered.length > 0) await lockEvents(client)

  const order = new Map(extraction.statements.map(({ id }, position) => [id, position]))
  const positionOf = ({ id }: Statement) => order.get(id) ?? 0
  const rowOf = (statement: Statement) => ({
    statement,
    position: positionOf(statement),
    facets: facetsOf(statement, sources, ancestors),
  })
  const gone = [...removed, ...changed.map(({ previous }) => previous)]
  await removeFingerprints(client, gone)
  await cancelStatements(client, gone)
  const fresh = await assignClusters(client, documentId, [...added, ...changed.map(inheritCluster)])
  await putStatements(client, [...kept.map(inheritCluster), ...fresh].map(rowOf))
  await addFingerprints(client, fresh)
  const touched = [...fresh, ...gone].flatMap(({ cluster }) => cluster?.id ?? [])
  const primaries = new Map((await markPrimaries(client, touched)).map((change) => [change.after.id, change]))

  const freshById = new Map(fresh.map((statement) => [statement.id, statement]))
  const current = ({ id }: Statement, otherwise: Statement) =>
    primaries.get(id)?.after ?? freshById.get(id) ?? otherwise
  const event = (op: NewEvent['op'], statement: Statement, previous: Statement | null): NewEvent => ({
    op,
    statement,
    previous,
    facets: facetsOf(statement, sources, ancestors),
    previousFacets: previous === null ? null : facetsOf(previous, sources, ancestors),
    cause,
    revision,
  })
  const told = [
    ...added.map((statement) => event('ADD', current(statement, statement), null)),
    ...[...changed, ...altered].map((change) =>
      event('MOD', current(change.next, inheritCluster(change)), change.previous),
    ),
  ].sort((a, b) => positionOf(a.statement) - positionOf(b.statement))
  const toldIds = new Set(told.map(({ statement }) => statement.id))
  const elsewhere = [...primaries.values()]
    .filter(({ after }) => !toldIds.has(after.id))
    .map(
      ({ before, after, sources }): NewEvent => ({
        op: 'MOD',
        statement: after,
        previous: before,
        facets: facetsOf(after, sources, ancestors),
        previousFacets: null,
        cause: 'cluster',
        revision: after.document.revision,
      }),
    )
  const deletions = removed.map((statement) => event('DEL', statement, null))
  return {
    added: added.length,
    changed: changed.length + altered.length,
    removed: removed.length,
    kept: kept.length,
    lastSeq: await appendEvents(client, [...deletions, ...told, ...elsewhere], stamp.now),
  }
}

/** What had vanished and stands there again was first seen back then, and is in the cluster that it was in. */
function withHistory(statements: Statement[], known: Statement[], revision: number): Statement[] {
  const before = new Map(known.map((statement) => [statement.id, statement]))
  return statements.map((statement) => {
    const { firstSeen = statement.firstSeen, cluster = null } = before.get(statement.id) ?? {}
    return { ...statement, document: { ...statement.document, revision }, firstSeen, cluster }
  })
}

/** What was worded otherwise is the same utterance still. */
const inheritCluster = ({ previous, next }: Change): Statement => ({ ...next, cluster: previous.cluster })

const storedDocument = document.extend({
  pageId: z.int(),
  revision: z.int(),
  extractor: z.string(),
  /** When this revision was first stored. */
  at: timestamp,
})
export type StoredDocument = z.infer<typeof storedDocument>

/** The current revision, or the one asked for. */
export async function getDocument(db: Connection, id: string, revision?: number): Promise<StoredDocument | null> {
  const row = await queryOne(
    db,
    storedDocument.pick({ pageId: true, revision: true, extractor: true, at: true }).extend({ record: document }),
    `SELECT d.page_id AS "pageId", r.revision, r.extractor, r.at, r.record
     FROM onrecord.documents d
     JOIN onrecord.revisions r ON r.document_id = d.id AND r.revision = coalesce($2, d.revision)
     WHERE d.id = $1`,
    [id, revision ?? null],
  )
  if (row === null) return null
  const { record, ...stored } = row
  return { ...record, ...stored }
}

const storedRevision = z.object({
  revision: z.int(),
  /** The snapshot's hash. */
  snapshot: z.string(),
  extractor: z.string(),
  at: timestamp,
})
export type StoredRevision = z.infer<typeof storedRevision>

export async function listRevisions(db: Connection, documentId: string): Promise<StoredRevision[]> {
  return query(
    db,
    storedRevision,
    `SELECT r.revision, s.sha256 AS snapshot, r.extractor, r.at
     FROM onrecord.revisions r JOIN onrecord.snapshots s ON s.id = r.snapshot_id
     WHERE r.document_id = $1 ORDER BY r.revision`,
    [documentId],
  )
}

/** What was extracted from a page. */
export async function listDocumentIds(db: Connection, pageId: number): Promise<string[]> {
  const sql = 'SELECT id FROM onrecord.documents WHERE page_id = $1 ORDER BY id'
  return (await query(db, z.object({ id: z.string() }), sql, [pageId])).map(({ id }) => id)
}
