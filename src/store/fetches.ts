import type pg from 'pg'
import type { FetchOutcome } from '../schemas/outcome.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'
import { type Connection, execute, queryOne, transaction } from './database.ts'
import { recordOutcome } from './outcomes.ts'
import { findPage, PAGE_COLUMNS, type Page, pageRow, urlKey } from './pages.ts'
import { insertRevisit } from './revisits.ts'
import { insertSnapshot, type WarcLocation } from './snapshots.ts'

/** `run` names this fetch of this page: finishFetch wants it. */
export type FetchRun = { page: Page; run: number }

/** A queue's clock and the database's may differ by that much: a job that comes so early is not too early. */
const EARLY_SECONDS = 5

/**
 * Opens a fetch. Starting again after a crash continues the same run. Null when there is nothing to do: no such page,
 * an alias, not yet due, or done since the job was enqueued.
 */
export async function startFetch(db: Connection, pageId: number): Promise<FetchRun | null> {
  const page = await queryOne(
    db,
    pageRow,
    `UPDATE onrecord.pages p SET state = 'fetching', attempts = p.attempts + 1, next_fetch_at = NULL
     WHERE p.id = $1 AND (
       p.state IN ('new', 'fetching')
       OR p.state IN ('waiting', 'fetched') AND p.next_fetch_at <= now() + make_interval(secs => $2))
     RETURNING ${PAGE_COLUMNS}`,
    [pageId, EARLY_SECONDS],
  )
  return page === null ? null : { page, run: page.runs + 1 }
}

export type FetchEnd = {
  pageId: number
  /** From startFetch. */
  run: number
  code: FetchOutcome
  detail?: string | null
  /** HTTP's, where there was an answer. */
  status?: number | null
  /** Kept as they were when absent. */
  validators?: { etag: string | null; lastModified: string | null }
  /** Canonical URL that the page redirected to. Counts for good pages only: what leads to a consent wall is no alias of it. */
  redirectedTo?: string | null
  /** Bytes that came, stored already. */
  snapshot?: { head: SnapshotHead; location: WarcLocation; noarchive?: boolean } | null
  /** The record that says that a payload came again: that of `snapshot`, or what the page shows. */
  revisit?: { at: string; location: WarcLocation }
  next:
    | { type: 'done' /** When to look again, RFC 3339; null never. */; refetchAt: string | null }
    | { type: 'retry'; afterMs: number /** True when the host asked for it: costs no attempt. */; throttled?: boolean }
    | { type: 'give-up' }
}

export type FetchResult = {
  /** False when this run had its outcome already; nothing was changed then. */
  recorded: boolean
  /** As it is now: an alias, when it redirects to another page. */
  page: Page
  /** The snapshot that has to be extracted now; null when none came or these bytes were current already. */
  extract: number | null
}

/**
 * Ends a fetch in one transaction: outcome, snapshot, validators, redirect and next state. When the page redirects to
 * another page of the frontier it becomes that page's alias, and the snapshot goes to that page.
 *
 * @throws {Error} when there is no such page
 */
export async function finishFetch(pool: pg.Pool, end: FetchEnd): Promise<FetchResult> {
  return transaction(pool, async (client) => {
    const page = await lockPage(client, end.pageId)
    const expected = page.state === 'fetching' && page.runs + 1 === end.run
    if (!expected || !(await recordFetch(client, page, end))) return { recorded: false, page, extract: null }

    const good = end.code === 'fetched' || end.code === 'unchanged'
    const target = good ? await redirectTarget(client, page, end.redirectedTo ?? null) : null
    if (target !== null) await becomeAlias(client, page, target)
    else await setNext(client, page.id, end)

    const owner = target ?? page
    await setFetched(client, owner, end)
    const stored =
      end.snapshot == null
        ? null
        : await insertSnapshot(client, {
            ...end.snapshot,
            pageId: owner.id,
            head: { ...end.snapshot.head, url: owner.url },
          })
    const revisited = stored?.id ?? owner.snapshotId
    if (end.revisit !== undefined && revisited !== null)
      await insertRevisit(client, { snapshotId: revisited, ...end.revisit })
    return { recorded: true, page: await lockPage(client, page.id), extract: stored?.extract ? stored.id : null }
  })
}

/** NO KEY: rows that refer to the page may be written meanwhile, or two transactions could wait for each other. */
async function lockPage(client: pg.PoolClient, id: number): Promise<Page> {
  const page = await queryOne(
    client,
    pageRow,
    `SELECT ${PAGE_COLUMNS} FROM onrecord.pages p WHERE p.id = $1 FOR NO KEY UPDATE`,
    [id],
  )
  if (page === null) throw new Error(`there is no page ${id}`)
  return page
}

const recordFetch = (client: pg.PoolClient, page: Page, end: FetchEnd): Promise<boolean> =>
  recordOutcome(client, {
    stage: 'fetch',
    code: end.code,
    detail: end.detail ?? null,
    subjectId: page.id,
    run: end.run,
    subject: page.url,
    pageId: page.id,
    httpStatus: end.status ?? null,
  })

/** Another page that the URL belongs to; null where this page stays itself, and then the URL becomes its second name. */
async function redirectTarget(client: pg.PoolClient, page: Page, url: string | null): Promise<Page | null> {
  if (url === null || url === page.url) return null
  const found = await findPage(client, url)
  if (found !== null) return found.id === page.id ? null : lockPage(client, found.id)
  await execute(
    client,
    'INSERT INTO onrecord.redirects (key, url, page_id) VALUES ($1, $2, $3) ON CONFLICT (key) DO NOTHING',
    [urlKey(url), url, page.id],
  )
  return null
}

/** What pointed to this page now points to the other, so that an alias is always one step away from its page. */
async function becomeAlias(client: pg.PoolClient, page: Page, target: Page): Promise<void> {
  await execute(
    client,
    `UPDATE onrecord.pages SET state = 'alias', alias_of = $2, next_fetch_at = NULL, attempts = 0, runs = runs + 1
     WHERE id = $1`,
    [page.id, target.id],
  )
  await execute(client, 'UPDATE onrecord.pages SET alias_of = $2 WHERE alias_of = $1', [page.id, target.id])
  await execute(client, 'UPDATE onrecord.redirects SET page_id = $2 WHERE page_id = $1', [page.id, target.id])
  await execute(
    client,
    `UPDATE onrecord.pages p SET sources = ARRAY(SELECT DISTINCT unnest(p.sources || $2::text[])), hints = $3::jsonb || p.hints
     WHERE p.id = $1`,
    [target.id, page.sources, JSON.stringify(page.hints)],
  )
}

async function setNext(client: pg.PoolClient, pageId: number, { next }: FetchEnd): Promise<void> {
  const set = (state: Page['state'], attempts: string, nextFetchAt: string, value: string | number | null) =>
    execute(
      client,
      `UPDATE onrecord.pages SET state = $2, attempts = ${attempts}, next_fetch_at = ${nextFetchAt}, runs = runs + 1
       WHERE id = $1`,
      [pageId, state, value],
    )
  switch (next.type) {
    case 'done':
      await set('fetched', '0', '$3::timestamptz', next.refetchAt)
      return
    case 'retry':
      await set(
        'waiting',
        next.throttled ? 'greatest(attempts - 1, 0)' : 'attempts',
        'now() + onrecord.ms($3)',
        next.afterMs,
      )
      return
    case 'give-up':
      await set('failed', 'attempts', '$3::timestamptz', null)
  }
}

/** A page that was still to be fetched has been, when another one that redirects to it was. */
async function setFetched(client: pg.PoolClient, owner: Page, end: FetchEnd): Promise<void> {
  const viaAlias = owner.id !== end.pageId
  await execute(
    client,
    `UPDATE onrecord.pages
     SET last_fetched_at = now(), last_outcome = $2, etag = CASE WHEN $3 THEN $4 ELSE etag END,
       last_modified = CASE WHEN $3 THEN $5 ELSE last_modified END
     WHERE id = $1`,
    [
      owner.id,
      end.code,
      end.validators !== undefined,
      end.validators?.etag ?? null,
      end.validators?.lastModified ?? null,
    ],
  )
  if (viaAlias && end.next.type === 'done') {
    await execute(
      client,
      `UPDATE onrecord.pages SET state = 'fetched', attempts = 0, next_fetch_at = $2
       WHERE id = $1 AND state IN ('new', 'waiting', 'failed')`,
      [owner.id, end.next.refetchAt],
    )
  }
}
