import { z } from 'zod'
import { timestamp } from './common.ts'
import { statement } from './statement.ts'

export const eventOp = z.enum(['ADD', 'MOD', 'DEL'])
export type EventOp = z.infer<typeof eventOp>

/**
 * page: it is new, or shows something else. reprocess: another version of the extractor read the same bytes. cluster: of
 * several documents that hold an utterance, another one turned out to be the earliest. erasure: it was forgotten on
 * demand; only ids are left of it, and every subscription hears of it, whatever its filter.
 */
export const eventCause = z.enum(['page', 'reprocess', 'cluster', 'erasure'])
export type EventCause = z.infer<typeof eventCause>

/** What a subscription's queue carries. */
export const event = z.object({
  /** Grows in commit order. Gaps are possible, repetitions and inversions are not. */
  seq: z.int().positive(),
  op: eventOp,
  statement,
  previous: statement.nullable(),
  cause: eventCause,
  at: timestamp,
})
export type Event = z.infer<typeof event>
