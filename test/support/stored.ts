import type pg from 'pg'
import type { RunStamp } from '../../src/pipeline/types.ts'
import type { Document } from '../../src/schemas/document.ts'
import type { Statement } from '../../src/schemas/statement.ts'
import { transaction } from '../../src/store/database.ts'
import { type StoredExtraction, storeExtraction } from '../../src/store/documents.ts'
import { addPages, findPage } from '../../src/store/pages.ts'
import { insertSnapshot, startExtract } from '../../src/store/snapshots.ts'
import { aDocument, aSnapshotHead } from './statements.ts'

export const aStamp: RunStamp = {
  now: '2026-03-02T10:00:00.000Z',
  extractorVersion: 'onrecord@1.0.0',
  taxonomyVersion: 'mediatopic@2023-10-24',
}

/** "medtop:a/b" lies below "medtop:a". */
export const slashAncestors = (uri: string): string[] => {
  const end = uri.lastIndexOf('/')
  return end === -1 ? [] : [uri.slice(0, end), ...slashAncestors(uri.slice(0, end))]
}

export async function aPage(pool: pg.Pool, url: string, source?: string): Promise<number> {
  const { added } = await addPages(pool, [{ url, ...(source !== undefined && { source }) }])
  const page = added[0] ?? (await findPage(pool, url))
  if (page === null) throw new Error(`${url} is no page`)
  return page.id
}

export type Visit = {
  url?: string
  source?: string
  text: string
  /** What the page sends, when it is not just the text. */
  bytes?: string
  statements: Statement[]
  document?: Partial<Document>
  now?: string
}

/** Stores what a page shows at a time, as fetch and extract would. */
export async function store(pool: pg.Pool, visit: Visit): Promise<StoredExtraction> {
  const { url = 'https://news.example/talks', source, text, bytes = text, now = aStamp.now } = visit
  const pageId = await aPage(pool, url, source)
  const head = aSnapshotHead(bytes, { url, fetchedAt: now })
  const location = { file: 'a.warc.gz', offset: 0, length: 1 }
  const { id: snapshotId } = await transaction(pool, (client) => insertSnapshot(client, { pageId, head, location }))
  const started = await startExtract(pool, snapshotId)
  const document = aDocument(text, { url, ...visit.document })
  const statements = visit.statements.map((statement) => ({
    ...statement,
    document: { ...statement.document, id: document.id },
  }))
  return storeExtraction(pool, {
    snapshotId,
    run: started?.run ?? 1,
    extraction: { document, statements },
    stamp: { ...aStamp, now },
    ancestors: slashAncestors,
  })
}
