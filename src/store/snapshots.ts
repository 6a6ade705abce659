import type pg from 'pg'
import type { RunStamp } from '../pipeline/types.ts'
import type { ExtractOutcome } from '../schemas/outcome.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'
import type { Connection } from './database.ts'

/** Where the bytes are: a file below the snapshots' folder, and the record's place in it. */
export type WarcLocation = { file: string; offset: number; length: number }

export type StoredSnapshot = { id: number; pageId: number; head: SnapshotHead; location: WarcLocation }

/**
 * Records a snapshot of a page, or finds the one with the same bytes. `extract` says whether it has to be extracted:
 * it is new, or the page showed other bytes in between.
 */
export async function insertSnapshot(
  _db: Connection,
  _snapshot: { pageId: number; head: SnapshotHead; location: WarcLocation },
): Promise<{ id: number; added: boolean; extract: boolean }> {
  throw new Error('to come')
}

export async function getSnapshot(_db: Connection, _id: number): Promise<StoredSnapshot | null> {
  throw new Error('to come')
}

/** Any snapshot with these bytes: the evidence behind a statement's `target.snapshot`. */
export async function findSnapshot(_db: Connection, _sha256: string): Promise<StoredSnapshot | null> {
  throw new Error('to come')
}

/** `run` names this extraction of this snapshot: storeExtraction and failExtraction want it. */
export type ExtractRun = { snapshot: StoredSnapshot; run: number; sources: string[] }

/** Null when there is nothing to do: no such snapshot, or its extraction has an outcome. */
export async function startExtract(_db: Connection, _snapshotId: number): Promise<ExtractRun | null> {
  throw new Error('to come')
}

/** Ends an extraction that yields no document; false when it has its outcome already. What was stored before stays. */
export async function failExtraction(
  _pool: pg.Pool,
  _end: {
    snapshotId: number
    run: number
    code: Exclude<ExtractOutcome, 'extracted' | 'no_statements'>
    detail?: string | null
    stamp: RunStamp
  },
): Promise<boolean> {
  throw new Error('to come')
}

/** Snapshots whose extraction has no outcome, in order of id: for reconcile. */
export async function unextractedSnapshots(
  _db: Connection,
  _options?: { afterId?: number; limit?: number },
): Promise<number[]> {
  throw new Error('to come')
}

/** Asks for another extraction of every page's newest snapshot that another version of the extractor made; how many. */
export async function requestExtraction(_db: Connection, _options: { unlessBy: string }): Promise<number> {
  throw new Error('to come')
}
