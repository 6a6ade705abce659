import type pg from 'pg'
import type { FetchOutcome } from '../schemas/outcome.ts'
import type { Hints, SnapshotHead } from '../schemas/snapshot.ts'
import type { Connection } from './database.ts'
import type { WarcLocation } from './snapshots.ts'

/**
 * new: never fetched. waiting: to be tried again at `nextFetchAt`. fetching: a run was started and has not ended.
 * fetched: holds the newest known bytes; `nextFetchAt` says when to look again, null never. failed: given up.
 * alias: redirects to the page `aliasOf`.
 */
export type PageState = 'new' | 'waiting' | 'fetching' | 'fetched' | 'failed' | 'alias'

export type Page = {
  id: number
  /** Canonical. */
  url: string
  state: PageState
  sources: string[]
  hints: Hints
  etag: string | null
  lastModified: string | null
  nextFetchAt: string | null
  lastFetchedAt: string | null
  lastOutcome: FetchOutcome | null
  /** Tries since the last success, the running one included; a throttled one is not counted. */
  attempts: number
  aliasOf: number | null
  addedAt: string
}

export type NewPage = { url: string; source?: string; hints?: Hints }

/**
 * Puts pages into the frontier. Idempotent: a URL that is there, or that a page there redirects to, is known, and only
 * gains the source's name and hints it lacked. URLs must be canonical.
 */
export async function addPages(_pool: pg.Pool, _pages: NewPage[]): Promise<{ added: Page[]; known: number }> {
  throw new Error('to come')
}

export async function getPage(_db: Connection, _id: number): Promise<Page | null> {
  throw new Error('to come')
}

/** By canonical URL, through redirects. */
export async function findPage(_db: Connection, _url: string): Promise<Page | null> {
  throw new Error('to come')
}

/** Makes pages due now that are fetched or failed; returns those that have to be enqueued. */
export async function requestFetch(_db: Connection, _ids: number[]): Promise<Page[]> {
  throw new Error('to come')
}

/** `run` names this fetch of this page: finishFetch wants it. */
export type FetchRun = { page: Page; run: number }

/**
 * Opens a fetch. Starting again after a crash continues the same run. Null when there is nothing to do: no such page,
 * an alias, or done since the job was enqueued.
 */
export async function startFetch(_db: Connection, _pageId: number): Promise<FetchRun | null> {
  throw new Error('to come')
}

export type FetchEnd = {
  pageId: number
  run: number
  code: FetchOutcome
  detail?: string | null
  status?: number | null
  /** Kept as they were when absent. */
  validators?: { etag: string | null; lastModified: string | null }
  /** Canonical URL that the page redirected to, for a fetched or unchanged page. */
  redirectedTo?: string | null
  /** Bytes that came, stored already. */
  snapshot?: { head: SnapshotHead; location: WarcLocation } | null
  next:
    | { type: 'done' /** When to look again, RFC 3339; null never. */; refetchAt: string | null }
    | { type: 'retry'; afterMs: number /** True when the host asked for it: costs no attempt. */; throttled?: boolean }
    | { type: 'give-up' }
}

export type FetchResult = {
  /** False when this run had its outcome already; nothing was changed then. */
  recorded: boolean
  page: Page
  /** The snapshot that has to be extracted now; null when none came or these bytes were current already. */
  extract: number | null
}

/**
 * Ends a fetch in one transaction: outcome, snapshot, validators, redirect and next state. When the page redirects to
 * another page of the frontier it becomes that page's alias, and the snapshot goes to that page.
 */
export async function finishFetch(_pool: pg.Pool, _end: FetchEnd): Promise<FetchResult> {
  throw new Error('to come')
}

/** Pages with work left, in order of id: new, waiting, fetching, or due to be looked at again. For reconcile. */
export async function unfinishedPages(
  _db: Connection,
  _options?: { afterId?: number; limit?: number },
): Promise<Page[]> {
  throw new Error('to come')
}

/** Fetched and waiting pages whose time has come. */
export async function duePages(_db: Connection, _options?: { limit?: number }): Promise<Page[]> {
  throw new Error('to come')
}
