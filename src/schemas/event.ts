import { z } from 'zod'
import { timestamp } from './common.ts'
import { statement } from './statement.ts'

export const eventOp = z.enum(['ADD', 'MOD', 'DEL'])
export type EventOp = z.infer<typeof eventOp>

/** What a subscription's queue carries. */
export const event = z.object({
  /** Grows in commit order. Gaps are possible, repetitions and inversions are not. */
  seq: z.int().positive(),
  op: eventOp,
  statement,
  previous: statement.nullable(),
  at: timestamp,
})
export type Event = z.infer<typeof event>
