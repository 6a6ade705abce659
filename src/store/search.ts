import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Statement, statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import { type Connection, query, queryOne } from './database.ts'
import { StoreError } from './errors.ts'
import { filterCondition } from './facets.ts'

/** Which statements are meant. */
export type StatementScope = {
  /** Its `ops` mean nothing here. */
  filter?: Filter
  /**
   * Words to search in what was said and by whom; all must occur. "Quoted words" stand together, and a word that ends
   * in * is the beginning of one.
   */
  search?: string
  documentId?: string
  clusterId?: string
  /** When it was said (or, unknown, published or first seen): RFC 3339 or a date, `from` inclusive, `to` exclusive. */
  from?: string
  to?: string
  status?: Statement['status'] | 'any'
}

export type StatementSearch = StatementScope & {
  /**
   * said: newest said first. seen: newest first seen first. document: in the order of the text. relevance: by how
   * closely the words of `search` stand, among the newest 500 that have them.
   */
  order?: 'said' | 'seen' | 'document' | 'relevance'
  limit?: number
  /** `next` of the page before; the rest of the search must be the same. */
  after?: string
}

export type StatementPage = { statements: Statement[]; next: string | null }

/** Column to sort by, its type, and the direction in which it and the id go. */
const ORDERS = {
  said: ['said_at', 'timestamptz', 'DESC'],
  seen: ['first_seen', 'timestamptz', 'DESC'],
  document: ['position', 'int', 'ASC'],
  relevance: ['rank', 'real', 'DESC'],
} as const

/** So many rows are looked at in their order first: enough for what is common, and they tell how common it is. */
const LOOK_AHEAD = 5_000
/** What is read to be on the safe side of an estimate. */
const MARGIN = 1.5
/** One row found by the index costs what seven rows looked at in their order do: 6.5 and 0.9 µs in a million. */
const INDEX_COST = 7
/** Ranking reads each match, of which a common word has a hundred thousand. */
const RANKED = 500

const place = z.union([timestamp, z.number()])
const cursor = z.tuple([place, z.string()])
const hit = z.object({ id: z.string(), at: place })
type Hit = z.infer<typeof hit>

/**
 * Statements by filter, words, document, cluster and time, in pages.
 *
 * @throws {StoreError} fatal when `after` is not a `next`, or a date is none
 */
export async function searchStatements(db: Connection, wanted: StatementSearch): Promise<StatementPage> {
  const { limit = 100 } = wanted
  const hits = await (wanted.order === 'relevance' ? findRelevant : findInOrder)(db, wanted, limit + 1)
  const page = hits.slice(0, limit)
  const last = page.at(-1)
  return {
    statements: await readRecords(db, page),
    next: hits.length > limit && last !== undefined ? encodeCursor([last.at, last.id]) : null,
  }
}

/**
 * What is common is found by looking at rows in their order until enough have come, what is rare by the index, which
 * gives all matches to be sorted. How many come of the first rows tells which is less work.
 */
async function findInOrder(db: Connection, wanted: StatementSearch, limit: number): Promise<Hit[]> {
  // Of one document or cluster there are never many.
  if (wanted.documentId !== undefined || wanted.clusterId !== undefined) return findByIndex(db, wanted, limit)
  const first = await lookAhead(db, wanted, { limit, rows: LOOK_AHEAD })
  if (first.complete) return first.hits
  const share = first.hits.length / LOOK_AHEAD
  const rows = Math.ceil((limit / share) * MARGIN)
  if (rows < first.stored * share * INDEX_COST) {
    const further = await lookAhead(db, wanted, { limit, rows })
    if (further.complete) return further.hits
  }
  return findByIndex(db, wanted, limit)
}

/**
 * Looks at no more than so many rows in their order. `complete` when as many hits as wanted were among them, or there
 * are no more rows; `stored` is about how many rows there are at all.
 */
async function lookAhead(
  db: Connection,
  wanted: StatementSearch,
  { limit, rows }: { limit: number; rows: number },
): Promise<{ hits: Hit[]; complete: boolean; stored: number }> {
  const { order = 'said', after } = wanted
  const [column, , direction] = ORDERS[order]
  const sorting = `ORDER BY ${column} ${direction}, id ${direction}`
  const values: unknown[] = [rows, limit]
  const { where } = conditionOf(wanted, values)
  const within = `${rangeOf(wanted, values)} AND ${beyondCursor(order, after, values)}`
  const found = await query(
    db,
    z.object({ id: z.string().nullable(), at: place.nullable(), complete: z.boolean(), stored: z.number() }),
    `WITH hits AS (
       SELECT id, ${column} AS at FROM (SELECT * FROM onrecord.statements s WHERE ${within} ${sorting} LIMIT $1) AS s
       WHERE ${where} ${sorting} LIMIT $2
     ), looked AS (
       SELECT CASE WHEN (SELECT count(*) FROM hits) = $2 THEN true
         ELSE NOT EXISTS (SELECT FROM onrecord.statements s WHERE ${within} ${sorting} OFFSET $1) END AS complete,
         (SELECT reltuples FROM pg_class WHERE oid = 'onrecord.statements'::regclass) AS stored
     )
     SELECT hits.*, looked.* FROM looked LEFT JOIN hits ON true ORDER BY at ${direction}, id ${direction}`,
    values,
  )
  const hits = found.flatMap(({ id, at }) => (id === null || at === null ? [] : [{ id, at }]))
  const { complete = true, stored = 0 } = found[0] ?? {}
  return { hits, complete, stored }
}

async function findByIndex(db: Connection, wanted: StatementSearch, limit: number): Promise<Hit[]> {
  const { order = 'said', after } = wanted
  const [column, , direction] = ORDERS[order]
  const values: unknown[] = []
  const { where } = conditionOf(wanted, values)
  const conditions = [where, rangeOf(wanted, values), beyondCursor(order, after, values)]
  // Materialized, or the planner may walk through all rows in their order.
  return query(
    db,
    hit,
    `WITH hits AS MATERIALIZED (SELECT id, ${column} AS at FROM onrecord.statements s WHERE ${conditions.join(' AND ')})
     SELECT id, at FROM hits ORDER BY at ${direction}, id ${direction} LIMIT $${values.push(limit)}`,
    values,
  )
}

/** Without words there is nothing to rank by: newest first. */
async function findRelevant(db: Connection, wanted: StatementSearch, limit: number): Promise<Hit[]> {
  const { after, ...scope } = wanted
  const values: unknown[] = []
  const { textQuery } = conditionOf(wanted, values)
  if (textQuery === null) return findInOrder(db, { ...wanted, order: 'said' }, limit)
  const candidates = await findInOrder(db, { ...scope, order: 'said' }, RANKED)
  const ranked: unknown[] = [candidates.map(({ id }) => id), textQuery]
  return query(
    db,
    hit,
    `WITH ranked AS (
       SELECT id, ts_rank_cd(terms, $2::tsquery) AS rank FROM onrecord.statements WHERE id = ANY($1)
     ) SELECT id, rank AS at FROM ranked s WHERE ${beyondCursor('relevance', after, ranked)}
     ORDER BY rank DESC, id DESC LIMIT $${ranked.push(limit)}`,
    ranked,
  )
}

async function readRecords(db: Connection, hits: Hit[]): Promise<Statement[]> {
  const rows = await query(
    db,
    z.object({ id: z.string(), record: statement }),
    'SELECT id, record FROM onrecord.statements WHERE id = ANY($1)',
    [hits.map(({ id }) => id)],
  )
  const byId = new Map(rows.map(({ id, record }) => [id, record]))
  return hits.flatMap(({ id }) => byId.get(id) ?? [])
}

/** How many statements a scope has. Reads all that match. */
export async function countStatements(db: Connection, scope: StatementScope): Promise<number> {
  const values: unknown[] = []
  const condition = `${conditionOf(scope, values).where} AND ${rangeOf(scope, values)}`
  const sql = `SELECT count(*) AS count FROM onrecord.statements s WHERE ${condition}`
  return (await queryOne(db, z.object({ count: z.int() }), sql, values))?.count ?? 0
}

const STREAMED = 1_000

/** All statements of a scope, in the order in which they were stored, some at a time. */
export async function* streamStatements(db: Connection, scope: StatementScope): AsyncGenerator<Statement[]> {
  for (let after = 0; ; ) {
    const values: unknown[] = [after, STREAMED]
    const condition = `${conditionOf(scope, values).where} AND ${rangeOf(scope, values)}`
    const rows = await query(
      db,
      z.object({ number: z.int(), record: statement }),
      `SELECT number, record FROM onrecord.statements s WHERE number > $1 AND ${condition} ORDER BY number LIMIT $2`,
      values,
    )
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(({ record }) => record)
    after = last.number
  }
}

/** What is counted, and the column that holds it. Each value can be given back as a filter. */
const FACETS = {
  speakers: 'speaker_id',
  topics: 'topics',
  acts: 'act',
  kinds: 'kind',
  entities: 'entities',
  languages: 'language',
  sources: 'sources',
} as const
export type FacetName = keyof typeof FACETS
export const FACET_NAMES = Object.keys(FACETS) as FacetName[]

/** Counting reads each match: so many take some 100 ms. */
const COUNTED = 10_000

export type FacetCounts = {
  /** How many statements were counted: all that match or, when `complete` is false, 10,000 of them. */
  counted: number
  complete: boolean
  /** Most frequent first. */
  values: Partial<Record<FacetName, { value: string; count: number }[]>>
}

/**
 * Counts the values of some facets over the statements of a scope.
 *
 * @param limit so many values of each facet
 */
export async function countFacets(
  db: Connection,
  scope: StatementScope,
  { facets = FACET_NAMES, limit = 20 }: { facets?: readonly FacetName[]; limit?: number } = {},
): Promise<FacetCounts> {
  const values: unknown[] = []
  const { where } = conditionOf(scope, values)
  const conditions = `${where} AND ${rangeOf(scope, values)}`
  const most = values.push(COUNTED + 1)
  const each = values.push(limit)
  const counts = facets.map((name) => {
    const column = FACETS[name]
    const isList = column === 'topics' || column === 'entities' || column === 'sources'
    return `(SELECT '${name}' AS facet, value, count(*) AS count
             FROM matches, ${isList ? `unnest(${column})` : `LATERAL (SELECT ${column}) `} AS v (value)
             WHERE value IS NOT NULL GROUP BY value ORDER BY count DESC, value LIMIT $${each})`
  })
  const rows = await query(
    db,
    z.object({ facet: z.string(), value: z.string().nullable(), count: z.int() }),
    `WITH matches AS MATERIALIZED (
       SELECT ${[...new Set(Object.values(FACETS))].join(', ')} FROM onrecord.statements s WHERE ${conditions} LIMIT $${most}
     ) ${[...counts, `(SELECT 'all', NULL, count(*) FROM matches)`].join(' UNION ALL ')}`,
    values,
  )
  const all = rows.find(({ facet }) => facet === 'all')?.count ?? 0
  const valuesOf = (name: FacetName) =>
    rows.flatMap(({ facet, value, count }) => (facet === name && value !== null ? [{ value, count }] : []))
  return {
    counted: Math.min(all, COUNTED),
    complete: all <= COUNTED,
    values: Object.fromEntries(facets.map((name) => [name, valuesOf(name)])),
  }
}

function conditionOf(scope: StatementScope, values: unknown[]): { where: string; textQuery: string | null } {
  const { filter = {}, search, documentId, clusterId, status = 'usable' } = scope
  const { sql, textQuery } = filterCondition(filter, 's', values, search)
  const conditions = [sql]
  if (documentId !== undefined) conditions.push(`s.document_id = $${values.push(documentId)}`)
  if (clusterId !== undefined) conditions.push(`s.cluster_id = $${values.push(clusterId)}`)
  if (status !== 'any') conditions.push(`s.status = $${values.push(status)}`)
  return { where: conditions.join(' AND '), textQuery }
}

function rangeOf({ from, to }: StatementScope, values: unknown[]): string {
  const conditions = ['true']
  if (from !== undefined) conditions.push(`s.said_at >= $${values.push(instant(from))}`)
  if (to !== undefined) conditions.push(`s.said_at < $${values.push(instant(to))}`)
  return conditions.join(' AND ')
}

function beyondCursor(order: keyof typeof ORDERS, after: string | undefined, values: unknown[]): string {
  if (after === undefined) return 'true'
  const [column, type, direction] = ORDERS[order]
  const [at, id] = decodeCursor(after)
  const beyond = direction === 'DESC' ? '<' : '>'
  return `(s.${column}, s.id) ${beyond} ($${values.push(at)}::${type}, $${values.push(id)})`
}

function instant(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time))
    throw new StoreError('fatal', `"${text}" is no date; give one like 2024-12-17 or 2024-12-17T09:00:00Z`)
  return new Date(time).toISOString()
}

const encodeCursor = (position: z.infer<typeof cursor>): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

function decodeCursor(text: string): z.infer<typeof cursor> {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch (cause) {
    throw new StoreError('fatal', `"${text}" does not name a place in the list; give "next" of the page before`, {
      cause,
    })
  }
}
