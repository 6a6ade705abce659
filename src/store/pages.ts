import { createHash } from 'node:crypto'
import type pg from 'pg'
import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { fetchOutcome } from '../schemas/outcome.ts'
import { type Hints, hints } from '../schemas/snapshot.ts'
import { type Connection, execute, query, queryOne, transaction } from './database.ts'
import { storable } from './text.ts'

/**
 * new: never fetched. waiting: to be tried again at `nextFetchAt`. fetching: a run was started and has not ended.
 * fetched: holds the newest known bytes; `nextFetchAt` says when to look again, null never. failed: given up.
 * alias: redirects to the page `aliasOf`, or names it as the one it is a copy of.
 */
export const pageState = z.enum(['new', 'waiting', 'fetching', 'fetched', 'failed', 'alias'])
export type PageState = z.infer<typeof pageState>

export const pageRow = z.object({
  id: z.int(),
  /** Canonical. */
  url: z.string(),
  /** Whose turn the next request waits for: that of `hopUrl` or `url`, as hostKey gives it. */
  host: z.string(),
  state: pageState,
  sources: z.array(z.string()),
  hints,
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  nextFetchAt: timestamp.nullable(),
  lastFetchedAt: timestamp.nullable(),
  lastOutcome: fetchOutcome.nullable(),
  /** Tries since the last success, the running one included; a throttled one is not counted. */
  attempts: z.int(),
  /** Times in a row that the host put it off. */
  throttles: z.int(),
  /** Where the running fetch was redirected to and has still to go, and how many redirects it has followed. */
  hopUrl: z.string().nullable(),
  hops: z.int(),
  /** Fetches that ended. */
  runs: z.int(),
  aliasOf: z.int().nullable(),
  snapshotId: z.int().nullable(),
  /** Nothing that it shows may be kept. */
  forgotten: z.boolean(),
  addedAt: timestamp,
})
export type Page = z.infer<typeof pageRow>

/** For queries that name the table `p`. */
export const PAGE_COLUMNS = `p.id, p.url, p.host, p.state, p.sources, p.hints, p.etag, p.last_modified AS "lastModified",
  p.next_fetch_at AS "nextFetchAt", p.last_fetched_at AS "lastFetchedAt", p.last_outcome AS "lastOutcome",
  p.attempts, p.throttles, p.hop_url AS "hopUrl", p.hops, p.runs, p.alias_of AS "aliasOf", p.snapshot_id AS "snapshotId",
  p.forgotten_at IS NOT NULL AS forgotten, p.added_at AS "addedAt"`

/** Pages for a query that names the table `p`; `rest` is its FROM clause and everything after. */
export const queryPages = (db: Connection, rest: string, values: unknown[]): Promise<Page[]> =>
  query(db, pageRow, `SELECT ${PAGE_COLUMNS} ${rest}`, values)

export const urlKey = (url: string): Buffer => createHash('sha256').update(url).digest()

export type NewPage = { url: string; source?: string; hints?: Hints }

const BATCH = 1_000

/**
 * Puts pages into the frontier. Idempotent: a URL that is there, or that a page there redirects to, is known, and only
 * gains the source's name and hints it lacked. URLs must be canonical.
 *
 * @returns the new pages in the order given, and how many of the different URLs were known
 */
export async function addPages(pool: pg.Pool, pages: NewPage[]): Promise<{ added: Page[]; known: number }> {
  const byUrl = mergeByUrl(pages)
  const urls = [...byUrl.values()]
  const added: Page[] = []
  for (let start = 0; start < urls.length; start += BATCH) {
    added.push(...(await transaction(pool, (client) => addBatch(client, urls.slice(start, start + BATCH)))))
  }
  return { added, known: urls.length - added.length }
}

type MergedPage = { url: string; sources: string[]; hints: Hints }

function mergeByUrl(pages: NewPage[]): Map<string, MergedPage> {
  const byUrl = new Map<string, MergedPage>()
  for (const { url, source, hints } of pages) {
    const known = byUrl.get(url) ?? { url, sources: [], hints: {} }
    if (source !== undefined && !known.sources.includes(source)) known.sources.push(source)
    byUrl.set(url, { ...known, hints: { ...storableHints(hints ?? {}), ...known.hints } })
  }
  return byUrl
}

const MAX_TITLE = 1_000

/** Feeds say all sorts of things: a date that is none is left out rather than losing the page for it. */
function storableHints({ title, publishedAt, language, as }: Hints): Hints {
  const { shape } = hints
  return {
    ...(title !== undefined && { title: storable(title, MAX_TITLE) }),
    ...(shape.publishedAt.safeParse(publishedAt).success && { publishedAt }),
    ...(shape.language.safeParse(language).success && { language }),
    ...(as !== undefined && { as }),
  }
}

const INPUT = `input AS (
  SELECT decode(key, 'hex') AS key, url, hints, ARRAY(SELECT jsonb_array_elements_text(sources)) AS sources
  FROM jsonb_to_recordset($1::jsonb) AS i (key text, url text, sources jsonb, hints jsonb))`

async function addBatch(client: pg.PoolClient, pages: MergedPage[]): Promise<Page[]> {
  const input = JSON.stringify(pages.map((page) => ({ ...page, key: urlKey(page.url).toString('hex') })))
  // What is known gains sources and hints, but only where it lacks them: feeds repeat themselves every few minutes.
  await execute(
    client,
    `WITH ${INPUT}, known AS (
       SELECT coalesce(k.alias_of, r.page_id, k.id) AS id, i.sources, i.hints
       FROM input i LEFT JOIN onrecord.redirects r USING (key) LEFT JOIN onrecord.pages k USING (key))
     UPDATE onrecord.pages p
     SET sources = ARRAY(SELECT DISTINCT unnest(p.sources || known.sources)), hints = known.hints || p.hints
     FROM known
     WHERE p.id = known.id
       AND NOT (p.sources @> known.sources AND p.hints ?& ARRAY(SELECT jsonb_object_keys(known.hints)))`,
    [input],
  )
  // Sorted, so that two of these at once do not wait for each other.
  const inserted = await query(
    client,
    z.object({ id: z.int(), host: z.string() }),
    `WITH ${INPUT}
     INSERT INTO onrecord.pages (url, key, sources, hints)
     SELECT url, key, sources, hints FROM input
     WHERE NOT EXISTS (SELECT FROM onrecord.redirects r WHERE r.key = input.key)
     ORDER BY key
     ON CONFLICT (key) DO NOTHING
     RETURNING id, host`,
    [input],
  )
  await addHosts(
    client,
    inserted.map(({ host }) => host),
  )
  const added = await queryPages(client, 'FROM onrecord.pages p WHERE p.id = ANY($1)', [inserted.map(({ id }) => id)])
  const order = new Map(pages.map(({ url }, index) => [url, index]))
  return added.sort((a, b) => (order.get(a.url) ?? 0) - (order.get(b.url) ?? 0))
}

export async function getPage(db: Connection, id: number): Promise<Page | null> {
  return (await queryPages(db, 'FROM onrecord.pages p WHERE p.id = $1', [id]))[0] ?? null
}

/** By canonical URL, through redirects. */
export async function findPage(db: Connection, url: string): Promise<Page | null> {
  const found = await queryPages(
    db,
    `FROM onrecord.pages p
     WHERE p.id = coalesce(
       (SELECT coalesce(k.alias_of, k.id) FROM onrecord.pages k WHERE k.key = $1),
       (SELECT coalesce(k.alias_of, k.id) FROM onrecord.redirects r JOIN onrecord.pages k ON k.id = r.page_id
        WHERE r.key = $1))`,
    [urlKey(url)],
  )
  return found[0] ?? null
}

/** Hosts whose turns pages wait for have to be known. */
export async function addHosts(db: Connection, hosts: string[]): Promise<void> {
  const sql = `INSERT INTO onrecord.hosts (host) SELECT unnest($1::text[]) ORDER BY 1 ON CONFLICT DO NOTHING`
  await execute(db, sql, [[...new Set(hosts)]])
}

/** Makes pages due now, whatever came of them before; returns those that have to be enqueued. */
export async function requestFetch(db: Connection, ids: number[]): Promise<Page[]> {
  await execute(
    db,
    `UPDATE onrecord.pages
     SET state = 'waiting', attempts = 0, throttles = 0, next_fetch_at = now(), hop_url = NULL, hops = 0
     WHERE id = ANY($1) AND state IN ('waiting', 'fetched', 'failed') AND forgotten_at IS NULL`,
    [ids],
  )
  return queryPages(db, "FROM onrecord.pages p WHERE p.id = ANY($1) AND p.state <> 'alias' ORDER BY p.id", [ids])
}

/** The page that has waited longest for a turn at a host; null when none is due. */
export async function nextDuePage(db: Connection, host: string): Promise<Page | null> {
  return queryOne(db, pageRow, NEXT_DUE, [host])
}

const NEXT_DUE = {
  name: 'next-due-page',
  text: `SELECT ${PAGE_COLUMNS} FROM onrecord.pages p WHERE p.host = $1 AND p.next_fetch_at <= now()
    ORDER BY p.next_fetch_at, p.id LIMIT 1`,
}
