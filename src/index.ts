/**
 * Onrecord as a library.
 *
 * ```ts
 * import { consume, enqueue, extract, schemas } from 'onrecord'
 * ```
 *
 * @module
 */

import { extract as extractBytes } from './pipeline/extract.ts'
import type { Extraction } from './pipeline/normalise/normalise.ts'
import type { RunStamp } from './pipeline/types.ts'
import { canonicalUrl } from './pipeline/url.ts'
import { loadConfig } from './runtime/config.ts'
import { createLogger } from './runtime/logger.ts'
import { open } from './runtime/open.ts'
import { stampNow } from './runtime/stamp.ts'
import type { Config } from './schemas/config.ts'
import { type Desk, emptyDesk } from './schemas/desk.ts'
import type { Hints } from './schemas/snapshot.ts'
import type { Filter, StartPoint } from './schemas/subscription.ts'
import { addPages } from './store/pages.ts'
import { type ConsumeOptions, consumeQueue, type EventHandler } from './workers/consume.ts'
import { describeBytes } from './workers/snapshot-head.ts'
import { subscribe as createSubscription } from './workers/subscriptions.ts'

export { ExtractError } from './pipeline/errors.ts'
export { UserError } from './runtime/user-error.ts'
export type { Desk, Document, Event, Filter, Statement } from './schemas/index.ts'
export * as schemas from './schemas/index.ts'
export type { ConsumeOptions, EventHandler, Extraction, RunStamp }

export type Source = Hints & {
  /** Where the bytes came from. It gives the document its identity. */
  url?: string
  /** As a Content-Type header would say it: "text/html; charset=utf-8". */
  contentType?: string
}

/**
 * Extracts the document and its statements from bytes or text. No database, no queue, no network. The same bytes,
 * source, stamp and desk always give the same result; without a stamp the present moment is it.
 *
 * @throws {ExtractError} when the bytes yield no document; `code` says why
 */
export async function extract(
  content: Uint8Array | string,
  { url, contentType, ...hints }: Source = {},
  stamp: RunStamp = stampNow(),
  desk: Desk = emptyDesk,
): Promise<Extraction> {
  const isText = typeof content === 'string'
  const bytes = isText ? new TextEncoder().encode(content) : content
  const type = isText ? `${contentType?.split(';')[0] ?? 'text/html'}; charset=utf-8` : (contentType ?? null)
  const canonical = url === undefined ? null : canonicalUrl(url)
  return extractBytes(
    bytes,
    describeBytes(bytes, { url: canonical, contentType: type, fetchedAt: stamp.now, hints }),
    stamp,
    desk,
  )
}

/** Settings by the names of their environment variables; what is left out is taken from the environment. */
export type Settings = Partial<Record<keyof Config, string>>

/**
 * Puts pages into the frontier and on the queue. `onrecord up`, here or on another machine, processes them.
 *
 * @returns how many were new, and how many were known already
 * @throws {TypeError} when a URL is no web address; nothing is enqueued then
 */
export async function enqueue(
  urls: string | string[],
  options: { hints?: Hints; settings?: Settings } = {},
): Promise<{ added: number; known: number }> {
  const { hints = {}, settings } = options
  const pages = [urls].flat().map((url) => ({ url: canonicalUrl(url), hints }))
  const onrecord = await openWith(settings)
  try {
    const { added, known } = await addPages(onrecord.pool, pages)
    await onrecord.queues.enqueueFetch(added)
    return { added: added.length, known }
  } finally {
    await onrecord.close()
  }
}

/**
 * Consumes a subscription's queue: events in order per document, each once in effect. An event is acknowledged when
 * the handler has returned; one whose handler keeps throwing goes to the dead letters after `attempts` tries.
 *
 * @param name of the subscription; with `subscribe` it is created when it is not there
 * @returns `close`, which waits for the events in hand
 */
export async function consume(
  name: string,
  handler: EventHandler,
  options: ConsumeOptions & { subscribe?: { filter?: Filter; from?: StartPoint }; settings?: Settings } = {},
): Promise<{ close(): Promise<void> }> {
  const { subscribe, settings, ...consumeOptions } = options
  const onrecord = await openWith(settings)
  if (subscribe !== undefined) {
    const { filter = {}, from = 'start' } = subscribe
    await createSubscription(onrecord, { name, filter, from })
  }
  const worker = consumeQueue(onrecord, name, handler, { onError: onrecord.onQueueError, ...consumeOptions })
  return {
    async close() {
      await worker.close()
      await onrecord.close()
    },
  }
}

async function openWith(settings: Settings = {}) {
  const config = loadConfig({ LOG_LEVEL: 'warn', ...process.env, ...settings })
  return open(config, createLogger(config))
}
