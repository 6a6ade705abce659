import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { revise } from '../pipeline/revise.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { timestamp } from '../schemas/common.ts'
import { type Document, document as documentSchema } from '../schemas/document.ts'
import type { Statement } from '../schemas/statement.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { type NewEvent, writeEvents } from './events.ts'
import { type Facets, facetsOf } from './facets.ts'
import { finishExtract } from './snapshots.ts'
import { usableStatements, writeStatements } from './statements.ts'

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
  added: number
  changed: number
  removed: number
  kept: number
  /** Last event that was written; null when there was none. */
  lastSeq: number | null
}

const NOTHING: StoredExtraction = { stored: false, added: 0, changed: 0, removed: 0, kept: 0, lastSeq: null }

/** Stores an extraction in one transaction: document or revision, statements, events, and the run's outcome. */
export async function storeExtraction(pool: pg.Pool, input: StoreExtraction): Promise<StoredExtraction> {
  const { snapshotId, run, extraction, stamp, ancestors } = input
  const code = extraction.statements.length === 0 ? 'no_statements' : 'extracted'
  return transaction(pool, async (client) => {
    const end = { snapshotId, run, code, detail: null, extractor: stamp.extractorVersion } as const
    const finished = await finishExtract(client, end)
    if (finished === null) return NOTHING
    const revision = await writeRevision(client, { ...input, ...finished })
    if (revision === null) return NOTHING
    const facets = (statement: Statement) => facetsOf(statement, { sources: finished.sources, ancestors })
    return writeChanges(client, { ...extraction, revision, now: stamp.now, facets })
  })
}

/** The number of the revision that this extraction is; null when what is stored comes from a newer snapshot. */
async function writeRevision(
  client: pg.PoolClient,
  {
    extraction: { document },
    snapshotId,
    stamp,
    pageId,
    shownAt,
  }: StoreExtraction & { pageId: number; shownAt: string },
): Promise<number | null> {
  await execute(
    client,
    `INSERT INTO onrecord.documents (id, page_id, revision, shown_at) VALUES ($1, $2, 0, $3) ON CONFLICT (id) DO NOTHING`,
    [document.id, pageId, shownAt],
  )
  const known = await queryOne(
    client,
    z.object({ revision: z.int(), isNewer: z.boolean(), hash: z.string().nullable() }),
    `SELECT d.revision, d.shown_at > $2 AS "isNewer", r.text_sha256 AS hash FROM onrecord.documents d
     LEFT JOIN onrecord.revisions r ON r.document_id = d.id AND r.revision = d.revision
     WHERE d.id = $1 FOR UPDATE OF d`,
    [document.id, shownAt],
  )
  if (known === null || known.isNewer) return null
  const hash = createHash('sha256').update(document.text).digest('hex')
  const revision = known.hash === hash ? known.revision : known.revision + 1
  await execute(client, 'UPDATE onrecord.documents SET revision = $2, shown_at = $3 WHERE id = $1', [
    document.id,
    revision,
    shownAt,
  ])
  await execute(
    client,
    `INSERT INTO onrecord.revisions AS r (document_id, revision, snapshot_id, text_sha256, record, extractor, taxonomy, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (document_id, revision) DO UPDATE SET snapshot_id = excluded.snapshot_id, record = excluded.record,
       extractor = excluded.extractor, taxonomy = excluded.taxonomy`,
    [
      document.id,
      revision,
      snapshotId,
      hash,
      JSON.stringify(document),
      stamp.extractorVersion,
      stamp.taxonomyVersion,
      stamp.now,
    ],
  )
  return revision
}

type Changes = {
  document: Document
  statements: Statement[]
  revision: number
  now: string
  facets: (statement: Statement) => Facets
}

async function writeChanges(
  client: pg.PoolClient,
  { document, statements, revision, now, facets }: Changes,
): Promise<StoredExtraction> {
  const next = statements.map((each) => ({ ...each, document: { ...each.document, revision } }))
  const { kept, added, changed, removed } = revise(await usableStatements(client, document.id), next, now)

  const position = new Map(statements.map(({ id }, index) => [id, index]))
  const placed = (statement: Statement) => ({ statement, position: position.get(statement.id) ?? 0 })
  const superseded = changed.map(({ previous }) => ({ ...previous, status: 'canceled' as const, lastSeen: now }))
  const written = [...kept.map((pair) => pair.next), ...changed.map((pair) => pair.next), ...added]
  await writeStatements(client, [...written, ...removed, ...superseded].map(placed), facets)

  const altered = [...changed, ...kept.filter((pair) => pair.altered)]
  const events: NewEvent[] = [
    ...altered.map((pair) => ({ op: 'MOD' as const, statement: pair.next, previous: pair.previous })),
    ...added.map((statement) => ({ op: 'ADD' as const, statement, previous: null })),
  ].sort((a, b) => placed(a.statement).position - placed(b.statement).position)
  events.push(...removed.map((statement) => ({ op: 'DEL' as const, statement, previous: null })))
  const lastSeq = await writeEvents(client, events, now, facets)
  const counts = { added: added.length, changed: altered.length, removed: removed.length, kept: kept.length }
  return { stored: true, ...counts, lastSeq }
}

const documentRow = z.object({
  record: documentSchema,
  pageId: z.int(),
  revision: z.int(),
  extractor: z.string(),
  at: timestamp,
})

export type StoredDocument = Document & {
  pageId: number
  revision: number
  extractor: string
  /** When this revision was stored. */
  at: string
}

/** The current revision, or the one asked for. */
export async function getDocument(db: Connection, id: string, revision?: number): Promise<StoredDocument | null> {
  const found = await queryOne(
    db,
    documentRow,
    `SELECT r.record, d.page_id AS "pageId", r.revision, r.extractor, r.at FROM onrecord.documents d
     JOIN onrecord.revisions r ON r.document_id = d.id AND r.revision = coalesce($2, d.revision)
     WHERE d.id = $1`,
    [id, revision ?? null],
  )
  if (found === null) return null
  const { record, ...stored } = found
  return { ...record, ...stored }
}

const revisionRow = z.object({ revision: z.int(), snapshot: z.string(), extractor: z.string(), at: timestamp })
export type StoredRevision = z.infer<typeof revisionRow>

/** The oldest first. */
export async function listRevisions(db: Connection, documentId: string): Promise<StoredRevision[]> {
  return query(
    db,
    revisionRow,
    `SELECT r.revision, s.sha256 AS snapshot, r.extractor, r.at FROM onrecord.revisions r
     JOIN onrecord.snapshots s ON s.id = r.snapshot_id WHERE r.document_id = $1 ORDER BY r.revision`,
    [documentId],
  )
}
