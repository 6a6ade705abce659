import type pg from 'pg'
import type { RunStamp } from '../pipeline/types.ts'
import type { Document } from '../schemas/document.ts'
import type { Statement } from '../schemas/statement.ts'
import type { Connection } from './database.ts'

export type StoredDocument = Document & {
  pageId: number
  revision: number
  extractor: string
  /** When this revision was stored. */
  at: string
}

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
  revision: number
  added: number
  changed: number
  removed: number
  kept: number
  /** Last event that was written; null when there was none. */
  lastSeq: number | null
}

/** Stores an extraction in one transaction: document or revision, statements, events, and the run's outcome. */
export async function storeExtraction(_pool: pg.Pool, _input: StoreExtraction): Promise<StoredExtraction> {
  throw new Error('to come')
}

/** The current revision, or the one asked for. */
export async function getDocument(_db: Connection, _id: string, _revision?: number): Promise<StoredDocument | null> {
  throw new Error('to come')
}

export type Revision = { revision: number; snapshot: string; extractor: string; at: string }

export async function listRevisions(_db: Connection, _documentId: string): Promise<Revision[]> {
  throw new Error('to come')
}
