import type pg from 'pg'
import type { DiscoverOutcome } from '../schemas/outcome.ts'
import type { NewSource, Source } from '../schemas/source.ts'
import type { Connection } from './database.ts'

export type StoredSource = Source & {
  etag: string | null
  lastModified: string | null
  /** Null while paused for good, e.g. a list that is read once. */
  nextRunAt: string | null
  lastOutcome: DiscoverOutcome | null
}

/** Adds a source that is due at once. A name that exists with the same URL is left as it is (`added` false). */
export async function addSource(
  _db: Connection,
  _source: NewSource,
): Promise<{ source: StoredSource; added: boolean }> {
  throw new Error('to come')
}

export async function getSource(_db: Connection, _name: string): Promise<StoredSource | null> {
  throw new Error('to come')
}

export async function listSources(_db: Connection): Promise<StoredSource[]> {
  throw new Error('to come')
}

/** False when there is no such source. Its pages and statements stay. */
export async function removeSource(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

export async function pauseSource(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

/** Due at once again. */
export async function resumeSource(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

/** Makes an active source due now, whatever its schedule says. */
export async function runSourceNow(_db: Connection, _name: string): Promise<boolean> {
  throw new Error('to come')
}

export type DiscoveryRun = { source: StoredSource /** Job-sized id of the run. */; run: string }

/**
 * Takes the active sources that are due, opens a run for each and sets their next time, in one transaction: two
 * schedulers at once never open the same run twice. `next` gets the database's time.
 */
export async function claimDueSources(
  _pool: pg.Pool,
  _options: { next: (source: Source, now: Date) => Date | null; limit?: number },
): Promise<DiscoveryRun[]> {
  throw new Error('to come')
}

/** Runs that were opened and have no outcome yet: what must be enqueued again after a loss of the queue. */
export async function unfinishedRuns(_db: Connection): Promise<DiscoveryRun[]> {
  throw new Error('to come')
}

/** The run's source as a worker needs it; null when the run is finished or its source gone. */
export async function startRun(_db: Connection, _run: string): Promise<StoredSource | null> {
  throw new Error('to come')
}

export type RunEnd = {
  run: string
  code: DiscoverOutcome
  detail?: string | null
  /** Pages offered, and those among them that were new. */
  found?: number
  added?: number
  /** Kept as they were when absent. */
  validators?: { etag: string | null; lastModified: string | null }
}

/** Records the one outcome of a run; false when it has one already. */
export async function finishRun(_pool: pg.Pool, _end: RunEnd): Promise<boolean> {
  throw new Error('to come')
}
