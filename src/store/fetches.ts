import type pg from 'pg'
import type { FetchOutcome } from '../schemas/outcome.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'
import { type Connection, execute, queryOne, transaction } from './database.ts'
import { recordOutcome } from './outcomes.ts'
import { addHosts, findPage, getPage, PAGE_COLUMNS, type Page, pageRow, urlKey } from './pages.ts'
import { insertRevisit } from './revisits.ts'
import { insertSnapshot, type WarcLocation } from './snapshots.ts'

/** `run` names this fetch of this page: finishFetch wants it. */
export type FetchRun = { page: Page; run: number }

/**
 * Opens a fetch. Starting again after a crash continues the same run and the same try. Null when there is nothing to
 * do: no such page, an alias, not due yet, or done meanwhile.
 */
export async function startFetch(db: Connection, pageId: number): Promise<FetchRun | null> {
  const page = await queryOne(db, pageRow, START, [pageId])
  return page === null ? null : { page, run: page.runs + 1 }
}

const START = {
  name: 'start-fetch',
  text: `UPDATE onrecord.pages p
     SET state = 'fetching',
       attempts = p.attempts + CASE WHEN p.state = 'fetching' OR p.hop_url IS NOT NULL THEN 0 ELSE 1 END
     WHERE p.id = $1 AND p.next_fetch_at <= now()
     RETURNING ${PAGE_COLUMNS}`,
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
  /** Canonical URLs under which the page says it is known as well. */
  otherNames?: string[]
  /** Bytes that came, stored already. */
  snapshot?: { head: SnapshotHead; location: WarcLocation; noarchive?: boolean } | null
  /** The record that says that a payload came again: that of `snapshot`, or what the page shows. */
  revisit?: { at: string; location: WarcLocation }
  next:
    | { type: 'done' /** When to look again, RFC 3339; null never. */; refetchAt: string | null }
    | { type: 'retry'; afterMs: number /** True when the host asked for it: costs no attempt. */; throttled?: boolean }
    | { type: 'give-up' /** When to try once more, RFC 3339; null never. */; refetchAt: string | null }
}

/**
 * Puts a fetch off that needs another turn at a host before it can go on: after robots.txt took this one, or to follow
 * a redirect. It has not ended and is due at once.
 *
 * @param redirectedTo where to go on; null for where it stands
 */
export async function continueFetch(pool: pg.Pool, pageId: number, redirectedTo: string | null): Promise<Page | null> {
  return transaction(pool, async (client) => {
    if (redirectedTo === null) {
      // The request that this try is for was not made.
      await execute(
        client,
        `UPDATE onrecord.pages SET state = 'waiting', attempts = attempts - CASE WHEN hop_url IS NULL THEN 1 ELSE 0 END
         WHERE id = $1 AND state = 'fetching'`,
        [pageId],
      )
    } else {
      await execute(
        client,
        `UPDATE onrecord.pages SET state = 'waiting', hop_url = $2, hops = hops + 1 WHERE id = $1 AND state = 'fetching'`,
        [pageId, redirectedTo],
      )
    }
    const page = await getPage(client, pageId)
    if (page !== null) await addHosts(client, [page.host])
    return page
  })
}

/** The other page that a redirect of this one leads to, if that one is there or still to be fetched. */
export async function redirectsToKnown(db: Connection, page: Page, url: string): Promise<boolean> {
  const target = await findPage(db, url)
  const isGood = target?.lastOutcome == null || target.lastOutcome === 'fetched' || target.lastOutcome === 'unchanged'
  return target !== null && target.id !== page.id && isGood
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

    const good = end.code === 'fetched' || end.code === 'unchanged' || end.code === 'redirected'
    const target = good ? await redirectTarget(client, page, end.redirectedTo ?? null) : null
    const ended = target === null ? await settle(client, page.id, end) : await becomeAlias(client, page, target, end)
    const owner = target ?? page
    if (end.otherNames !== undefined && end.otherNames.length > 0) await addNames(client, owner, end.otherNames)
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
    return { recorded: true, page: ended, extract: stored?.extract ? stored.id : null }
  })
}

const LOCK = {
  name: 'lock-page',
  text: `SELECT ${PAGE_COLUMNS} FROM onrecord.pages p WHERE p.id = $1 FOR NO KEY UPDATE`,
}

/** NO KEY: rows that refer to the page may be written meanwhile, or two transactions could wait for each other. */
async function lockPage(client: pg.PoolClient, id: number): Promise<Page> {
  const page = await queryOne(client, pageRow, LOCK, [id])
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

/** URLs that nobody knows become names of the page, and pages that nobody has fetched yet its aliases. */
async function addNames(client: pg.PoolClient, page: Page, urls: string[]): Promise<void> {
  const keys = urls.map(urlKey)
  await execute(
    client,
    `UPDATE onrecord.pages SET state = 'alias', alias_of = $1, next_fetch_at = NULL
     WHERE key = ANY($2) AND id <> $1 AND state = 'new'`,
    [page.id, keys],
  )
  await execute(
    client,
    `INSERT INTO onrecord.redirects (key, url, page_id) SELECT key, url, $1 FROM unnest($2::bytea[], $3::text[]) AS given (key, url)
     WHERE NOT EXISTS (SELECT FROM onrecord.pages p WHERE p.key = given.key) ON CONFLICT (key) DO NOTHING`,
    [page.id, keys, urls],
  )
}

/** Outcome, validators and what is to come, of a page that stays itself. */
async function settle(client: pg.PoolClient, pageId: number, end: FetchEnd): Promise<Page> {
  const { state, counters, nextFetchAt, value } = nextColumns(end.next)
  return updatePage(
    client,
    `state = $2, ${counters}, next_fetch_at = ${nextFetchAt}, hop_url = NULL, hops = 0, runs = runs + 1, ${FETCHED}`,
    [pageId, state, value, ...fetchedValues(end)],
    `settle-${end.next.type === 'retry' && end.next.throttled ? 'throttled' : end.next.type}`,
  )
}

/** What came of a fetch, from $4 on. */
const FETCHED = `last_fetched_at = now(), last_outcome = $4, etag = CASE WHEN $5 THEN $6 ELSE etag END,
  last_modified = CASE WHEN $5 THEN $7 ELSE last_modified END`

const fetchedValues = ({ code, validators }: FetchEnd) => [
  code,
  validators !== undefined,
  validators?.etag ?? null,
  validators?.lastModified ?? null,
]

function nextColumns(next: FetchEnd['next']): {
  state: Page['state']
  counters: string
  nextFetchAt: string
  value: string | number | null
} {
  switch (next.type) {
    case 'done':
      return {
        state: 'fetched',
        counters: 'attempts = 0, throttles = 0',
        nextFetchAt: '$3::timestamptz',
        value: next.refetchAt,
      }
    case 'retry':
      return {
        state: 'waiting',
        counters: next.throttled ? 'attempts = greatest(attempts - 1, 0), throttles = throttles + 1' : 'throttles = 0',
        nextFetchAt: 'now() + onrecord.ms($3)',
        value: next.afterMs,
      }
    case 'give-up':
      return { state: 'failed', counters: 'throttles = 0', nextFetchAt: '$3::timestamptz', value: next.refetchAt }
  }
}

/** @param name for what runs often; one name is one `sets` */
async function updatePage(client: pg.PoolClient, sets: string, values: unknown[], name?: string): Promise<Page> {
  const text = `UPDATE onrecord.pages p SET ${sets} WHERE p.id = $1 RETURNING ${PAGE_COLUMNS}`
  const page = await queryOne(client, pageRow, name === undefined ? text : { name, text }, values)
  if (page === null) throw new Error(`there is no page ${values[0]}`)
  return page
}

/**
 * What pointed to this page now points to the other, so that an alias is always one step away from its page. The other
 * one, when it was still to be fetched, has been.
 */
async function becomeAlias(client: pg.PoolClient, page: Page, target: Page, end: FetchEnd): Promise<Page> {
  const alias = await updatePage(
    client,
    `state = 'alias', alias_of = $2, next_fetch_at = NULL, attempts = 0, throttles = 0, hop_url = NULL, hops = 0,
     runs = runs + 1, last_fetched_at = now(), last_outcome = $3`,
    [page.id, target.id, end.code],
  )
  await execute(client, 'UPDATE onrecord.pages SET alias_of = $2 WHERE alias_of = $1', [page.id, target.id])
  await execute(client, 'UPDATE onrecord.redirects SET page_id = $2 WHERE page_id = $1', [page.id, target.id])
  await updatePage(
    client,
    `sources = ARRAY(SELECT DISTINCT unnest(p.sources || $2::text[])), hints = $3::jsonb || p.hints`,
    [target.id, page.sources, JSON.stringify(page.hints)],
  )
  // Nothing was asked of it yet.
  if (end.code === 'redirected') return alias
  const isNews = end.next.type === 'done' && ['new', 'waiting', 'failed'].includes(target.state)
  const refetchAt = end.next.type === 'done' ? end.next.refetchAt : null
  await updatePage(
    client,
    `state = CASE WHEN $2 THEN 'fetched' ELSE state END, attempts = CASE WHEN $2 THEN 0 ELSE attempts END,
     next_fetch_at = CASE WHEN $2 THEN $3::timestamptz ELSE next_fetch_at END, ${FETCHED}`,
    [target.id, isNews, refetchAt, ...fetchedValues(end)],
  )
  return alias
}
