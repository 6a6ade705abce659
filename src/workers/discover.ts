import type pg from 'pg'
import type { Logger } from 'pino'
import type { Client } from '../fetch/client.ts'
import type { Found, FoundItem } from '../fetch/discover/types.ts'
import { isWanted } from '../fetch/discover/wanted.ts'
import { hostKey } from '../fetch/politeness.ts'
import type { Fetched, FetchResult } from '../fetch/types.ts'
import { findWall } from '../fetch/walls.ts'
import { canonicalUrl, InvalidUrl } from '../pipeline/url.ts'
import { discoverJob } from '../schemas/job.ts'
import type { DiscoverOutcome, FetchOutcome } from '../schemas/outcome.ts'
import { addPages, type NewPage, type Page } from '../store/pages.ts'
import {
  changedFiles,
  type FileEnd,
  type FileOfRun,
  finishFile,
  type Learned,
  nextFile,
  type RunResult,
  redirectFile,
} from '../store/runs.ts'
import type { StoredSource } from '../store/sources.ts'
import type { JobHandler } from './backend.ts'
import type { DiscoverPool } from './discover-pool.ts'
import { AnotherTurn, type Politeness, type Turn } from './politeness.ts'
import { nextStep } from './retry.ts'
import { expectPages, nextRun, retryRun } from './schedule.ts'

/** Files that one run reads; the protocol allows an index of 50,000 sitemaps. */
const MAX_FILES = 200
/** Indexes of indexes are against the protocol and yet there. */
const MAX_SITEMAP_DEPTH = 3
const MAX_REDIRECTS = 5
/** From the most exact to the least: what a podcast's transcript is read from when it is offered in several forms. */
const TRANSCRIPT_TYPES = [
  'text/vtt',
  'application/json',
  'application/x-subrip',
  'application/srt',
  'text/html',
  'text/plain',
]

export type DiscoverDeps = {
  pool: pg.Pool
  client: Client
  politeness: Politeness
  discoverPool: DiscoverPool
  enqueueFetch(pages: Pick<Page, 'host'>[]): Promise<void>
  log: Logger
}

/**
 * Looks into a source and puts the pages it names into the frontier, one file and one turn at a host at a time. In
 * between the job waits in the queue, and what is read is kept, so that a killed run goes on where it was.
 */
export function discoverHandler(deps: DiscoverDeps): JobHandler {
  const { pool, client, politeness, discoverPool, enqueueFetch, log } = deps

  return async (job) => {
    const { run } = discoverJob.parse(job.data)
    const reading = await nextFile(pool, run)
    if (reading === null) return
    const { source, file, added } = reading
    if (added >= source.maxPagesPerRun) {
      // No room for what it names: it is left to the next run without a request.
      const end = { run, fileId: file.id, code: 'discovered', isComplete: false } as const
      return (await finish(end, source)) === null ? job.postpone(1) : undefined
    }
    const turn = await politeness.turn(hostKey(file.hopUrl ?? file.url), { hasPriority: true })
    if (!turn.granted) return job.postpone(turn.retryInMs)
    try {
      const end = await read(run, reading, turn)
      if (end !== null && (await finish(end, source)) !== null) return
    } finally {
      await turn.leave()
    }
    return job.postpone(turn.freeInMs())
  }

  async function finish(end: FileEnd, { name }: StoredSource): Promise<RunResult | null> {
    const result = await finishFile(pool, end, learn)
    if (result !== null) log.info({ source: name, ...result }, 'discover')
    return result
  }

  /** Null when the file has to be asked for in another turn. */
  async function read(run: string, reading: FileOfRun, turn: Turn): Promise<FileEnd | null> {
    const { source, file } = reading
    const { etag, lastModified } = file
    const { checkHop, signal } = turn
    let response: FetchResult
    try {
      response = await client.get(file.hopUrl ?? file.url, { etag, lastModified, checkHop, signal })
    } catch (error) {
      if (!(error instanceof AnotherTurn)) throw error
      if (error.redirectedTo === null) return null
      if (file.hops < MAX_REDIRECTS) {
        await redirectFile(pool, file.id, error.redirectedTo)
        return null
      }
      const detail = `${file.url} is redirected more than ${MAX_REDIRECTS} times`
      return { run, fileId: file.id, code: 'fetch_failed', detail }
    }
    const left = turn.leave({ outcome: response.outcome, throttleMs: throttleOf(response, source) })
    const end = await endOf(reading, response)
    await left
    return { run, fileId: file.id, ...end }
  }

  async function endOf(reading: FileOfRun, response: FetchResult): Promise<Omit<FileEnd, 'run' | 'fileId'>> {
    const { source, file } = reading
    if (response.outcome === 'unchanged') return { code: 'unchanged' }
    if (response.outcome !== 'fetched') {
      // A robots.txt that could not be had forbids for a while; only one that says so blocks.
      const isUnknown = response.outcome === 'robots_disallowed' && response.retryAfterMs !== undefined
      return {
        code: isUnknown ? 'fetch_failed' : failureCode(response.outcome),
        detail: `${response.outcome}: ${file.depth > 0 ? `${file.url}: ` : ''}${response.detail}`,
      }
    }
    const { body, headers, finalUrl: url } = response
    const { kind, linkSelector } = source
    const contentType = headers['content-type'] ?? null
    const result = await discoverPool.discover({ source: { kind, url, linkSelector }, response: { body, contentType } })
    if (result.ok) return take(reading, result.found, response)
    const wall = findWall(response)
    if (wall !== null) return { code: failureCode(wall.outcome), detail: `${wall.outcome}: ${wall.detail}` }
    return { code: 'invalid_feed', detail: result.message }
  }

  /** Puts what a file names into the frontier, as far as the run may. */
  async function take(
    reading: FileOfRun,
    found: Found,
    { etag, lastModified }: Fetched,
  ): Promise<Omit<FileEnd, 'run' | 'fileId'>> {
    const { source } = reading
    const pages = pagesOf(found.items, source)
    const allowed = source.maxPagesPerRun - reading.added
    let added = 0
    let taken = 0
    while (taken < pages.length && added < allowed) {
      const batch = pages.slice(taken, taken + Math.min(MAX_BATCH, allowed - added))
      const result = await addPages(pool, batch)
      await enqueueFetch(result.added)
      added += result.added.length
      taken += batch.length
    }
    const isComplete = taken === pages.length
    // What was cut off would be lost if the file came back as unchanged, and an index may stay as it is while the
    // sitemaps that it names do not.
    const mayBeSkipped = isComplete && found.sitemaps.length === 0
    return {
      code: 'discovered',
      found: pages.length,
      added,
      isComplete,
      validators: mayBeSkipped ? { etag, lastModified } : { etag: null, lastModified: null },
      ...(isComplete && { more: await furtherFiles(reading, found, added) }),
    }
  }

  async function furtherFiles({ source, file, files }: FileOfRun, found: Found, added: number): Promise<string[]> {
    const room = Math.max(0, MAX_FILES - files)
    if (found.sitemaps.length > 0) {
      return file.depth < MAX_SITEMAP_DEPTH
        ? (await changedFiles(pool, source.name, found.sitemaps)).slice(0, room)
        : []
    }
    // A page of old entries only: those behind it are older still.
    const goesOn = found.next !== null && file.depth < source.depth && added > 0 && room > 0
    return goesOn && found.next !== null ? [found.next] : []
  }
}

/** Pages that are put into the frontier at once. */
const MAX_BATCH = 1_000

function learn(source: StoredSource, run: RunResult, now: Date): Learned {
  const isSuccess = run.code === 'discovered' || run.code === 'unchanged'
  const expectedPerDay = isSuccess ? expectPages(source, run.added, now) : source.expectedPerDay
  const scheduled = source.nextRunAt === null ? null : new Date(source.nextRunAt)
  if (!isSuccess) return { expectedPerDay, nextRunAt: retryRun(source.failures + 1, scheduled, now) }
  const isAdaptive = source.schedule.type === 'adaptive'
  return {
    expectedPerDay,
    nextRunAt: isAdaptive ? nextRun(source.schedule, { expectedPerDay }, now, Math.random()) : scheduled,
  }
}

/** A source that is put off is tried again with its next run; its host is left alone until then at least. */
function throttleOf(response: FetchResult, { failures, addedAt }: StoredSource): number {
  const next = nextStep(response, { attempts: 1, throttles: failures, addedAt }, new Date(), Math.random())
  return next.type === 'retry' && next.throttled ? next.afterMs : 0
}

function failureCode(outcome: FetchOutcome): DiscoverOutcome {
  switch (outcome) {
    case 'not_found':
    case 'gone':
    case 'soft_404':
      return 'gone'
    case 'forbidden':
    case 'robots_disallowed':
    case 'challenge':
    case 'consent_wall':
    case 'login_wall':
      return 'blocked'
    default:
      return 'fetch_failed'
  }
}

/** The items' pages and their transcripts that the source is to bring; what is no web address is left out. */
function pagesOf(items: FoundItem[], source: StoredSource): NewPage[] {
  return items.flatMap(({ url, title, publishedAt, transcripts = [] }) => {
    const transcript = transcripts.toSorted((a, b) => rank(a.type) - rank(b.type))[0]
    const hints = { ...(title !== undefined && { title }), ...(publishedAt !== undefined && { publishedAt }) }
    return [url, ...(transcript === undefined ? [] : [transcript.url])].flatMap((address) => {
      const canonical = canonicalOrNull(address)
      return canonical !== null && isWanted(canonical, source) ? [{ url: canonical, source: source.name, hints }] : []
    })
  })
}

function canonicalOrNull(url: string): string | null {
  try {
    return canonicalUrl(url)
  } catch (error) {
    if (error instanceof InvalidUrl) return null
    throw error
  }
}

function rank(type: string | null): number {
  const index = TRANSCRIPT_TYPES.indexOf(type ?? '')
  return index === -1 ? TRANSCRIPT_TYPES.length : index
}
