import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import type { RunStamp } from '../pipeline/types.ts'
import { timestamp } from '../schemas/common.ts'
import { type Document, document } from '../schemas/document.ts'
import type { EventCause } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import { type Changes, putChanges } from './changes.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { withoutForgotten } from './forget.ts'
import { finishExtract } from './snapshots.ts'

export type StoreExtraction = {
  snapshotId: number
  /** From startExtract. */
  run: number
  extraction: { document: Document; statements: Statement[] }
  stamp: RunStamp
  /** All broader topics of a topic's URI, itself not included: a filter on a parent finds its children. */
  ancestors: (uri: string) => string[]
}

export type StoredExtraction = Changes & {
  /** False when this run had its outcome already, or a newer snapshot of the page was extracted before. */
  stored: boolean
  documentId: string
  /** 0 when nothing of the document is stored. */
  revision: number
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
    const changes = await putChanges(client, { ...allowed, ...put, sources: snapshot.sources })
    return { ...changes, stored: true, documentId, revision }
  })
}

/** The revision that the statements belong to, and why; null when what is stored comes from a newer snapshot. */
async function putRevision(
  client: pg.PoolClient,
  { snapshotId, extraction, stamp }: StoreExtraction,
  { pageId, shownAt }: { pageId: number; shownAt: string },
): Promise<{ revision: number; cause: EventCause } | null> {
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
