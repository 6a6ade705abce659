import type pg from 'pg'
import { headerRecord } from '../fetch/headers.ts'
import { type Recognised, recognise } from '../fetch/recognise.ts'
import type { Capture, NoCapture } from '../fetch/snapshots/capture.ts'
import type { Provenance } from '../fetch/snapshots/provenance.ts'
import { readRecord } from '../fetch/snapshots/read.ts'
import { type Scanned, scanArchive } from '../fetch/snapshots/scan.ts'
import { canonicalUrl } from '../pipeline/url.ts'
import { insertCapture, saveBackfill, startBackfill } from '../store/backfills.ts'
import { findPage } from '../store/pages.ts'
import { findSnapshot } from '../store/snapshots.ts'
import type { Keep } from './keep.ts'
import { mapInOrder } from './ordered.ts'
import { describeBytes } from './snapshot-head.ts'

export type BackfillDeps = {
  pool: pg.Pool
  keep: Keep
  snapshotFolder: string
  /** Of a body, decoded. */
  maxBytes: number
  /** Captures in hand at once. */
  width: number
  /** Makes and stores the statements of a snapshot. */
  extract(snapshotId: number): Promise<void>
}

/** How one capture ended: `added`, `known` already, of a page that is `forgotten`, or why it holds no document. */
export type CaptureOutcome =
  | 'added'
  | 'known'
  | 'forgotten'
  | NoCapture['outcome']
  | Exclude<Recognised['outcome'], 'fetched'>
export type CaptureCounts = Partial<Record<CaptureOutcome, number>>

export type BackfillOptions = {
  file: string
  /** Of the file's contents: a backfill with the same key goes on where the last one stopped. */
  key: string
  /** Ends it after what is in hand. */
  signal?: AbortSignal
  onRead?: (bytes: number) => void
  onCapture?: (outcome: CaptureOutcome) => void
}

/** Nothing is lost when less is saved than was done: it is known the next time. */
const SAVE_EVERY_MS = 1_000

/**
 * Takes the captures of a WARC file into the archive and the store, with their statements. Touches no network: pages
 * that are new are not fetched. Captures of one page are taken in one after the other, as they stand in the file.
 *
 * @returns how the captures of the whole file ended, those of earlier tries included, and whether its end was reached
 * @throws {BrokenArchive} where the file can be read no further; what stands before is taken in then
 */
export async function backfillArchive(
  deps: BackfillDeps,
  { file, key, signal, onRead, onCapture }: BackfillOptions,
): Promise<{ outcomes: CaptureCounts; ended: boolean }> {
  const { pool, maxBytes, width } = deps
  const before = await startBackfill(pool, { key, file })
  const outcomes: CaptureCounts = before.outcomes
  if (before.ended) return { outcomes, ended: true }
  let position = before.position
  let savedAt = performance.now()
  const inTurn = byPage()

  const scanned = untilAborted(scanArchive(file, { from: position, maxBytes, ...(onRead && { onRead }) }), signal)
  const taken = mapInOrder(scanned, width, async ({ found, end }) => {
    const outcome = found.type === 'none' ? found.outcome : await inTurn(pageOf(found), () => takeIn(deps, found))
    return { outcome, end }
  })
  try {
    for await (const { outcome, end } of taken) {
      position = end
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
      onCapture?.(outcome)
      if (performance.now() - savedAt < SAVE_EVERY_MS) continue
      savedAt = performance.now()
      await saveBackfill(pool, key, { position, outcomes, ended: false })
    }
  } finally {
    await saveBackfill(pool, key, { position, outcomes, ended: false })
  }
  const ended = signal?.aborted !== true
  if (ended) await saveBackfill(pool, key, { position, outcomes, ended })
  return { outcomes, ended }
}

async function takeIn(deps: BackfillDeps, found: Capture): Promise<CaptureOutcome> {
  const { pool, keep, extract } = deps
  const capture = found.type === 'payload' ? found : await withPayload(deps, found)
  if (capture === null) return 'no_page'
  const recognised = await recognise(asResponse(capture))
  if (recognised.outcome !== 'fetched') return recognised.outcome

  const { url: finalUrl, fetchedAt, exchange, contentType, body, original, provenance } = capture
  const url = pageOf(capture)
  const head = describeBytes(body, {
    url,
    finalUrl: finalUrl === url ? null : finalUrl,
    contentType,
    ...(exchange !== null && { status: exchange.response.status, headers: headerRecord(exchange.response.headers) }),
    fetchedAt,
    hints: provenance?.hints ?? {},
  })
  const page = await findPage(pool, url)
  if (page?.forgotten) return 'forgotten'
  const { location, noarchive } = await keep.payload(
    {
      url: finalUrl,
      fetchedAt,
      exchange,
      body,
      sha256: head.sha256,
      ...(contentType !== null && { contentType }),
      ...(original && { original }),
      provenance: provenance ?? { page: url, via: [], source: [], hints: {} },
    },
    page?.id ?? null,
  )
  const sources = provenance?.source ?? []
  const stored = await insertCapture(pool, { url, aliases: aliasesOf(capture), sources, head, location, noarchive })
  if (stored.extract) await extract(stored.snapshotId)
  return stored.added ? 'added' : 'known'
}

/** A revisit with the payload that it refers to; null where that is not in the archive. */
async function withPayload({ pool, snapshotFolder }: BackfillDeps, revisit: Capture): Promise<Capture | null> {
  const page = await findPage(pool, pageOf(revisit))
  const earlier = revisit.sha256 === null ? null : await findSnapshot(pool, revisit.sha256, page?.id ?? null)
  if (earlier === null || earlier.noarchive || earlier.dropped) return null
  const { body } = await readRecord(snapshotFolder, earlier.location)
  return { ...revisit, type: 'payload', body, contentType: revisit.contentType ?? earlier.head.contentType }
}

/** Canonical URL of the page that a capture is of. */
function pageOf({ url, provenance }: Capture): Provenance['page'] {
  return canonicalUrl(provenance?.page ?? url)
}

/** Canonical URLs that led to the page and are not its own. */
function aliasesOf(capture: Capture): string[] {
  const urls = new Set([capture.url, ...(capture.provenance?.via ?? [])].map(canonicalUrl))
  urls.delete(pageOf(capture))
  return [...urls]
}

function asResponse({ url, exchange, contentType, body }: Capture) {
  const headers = {
    ...headerRecord(exchange?.response.headers ?? []),
    ...(contentType !== null && { 'content-type': contentType }),
  }
  return { url, finalUrl: url, status: exchange?.response.status ?? 200, headers, body }
}

/** Runs work on one page after the other, on different pages at once. */
function byPage() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(page: string, work: () => Promise<T>): Promise<T> => {
    const running = (last.get(page) ?? Promise.resolve()).then(work, work)
    last.set(page, running)
    try {
      return await running
    } finally {
      if (last.get(page) === running) last.delete(page)
    }
  }
}

async function* untilAborted(items: AsyncIterable<Scanned>, signal: AbortSignal | undefined): AsyncGenerator<Scanned> {
  for await (const item of items) {
    if (signal?.aborted) return
    yield item
  }
}
