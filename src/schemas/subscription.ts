import { z } from 'zod'
import { confidence, dateOrDateTime, language, slug, timestamp } from './common.ts'
import { eventOp } from './event.ts'
import { speechAct, statementKind } from './statement.ts'

/** Every property narrows; the values within one property are alternatives. An empty filter lets everything through. */
export const filter = z.strictObject({
  /** Parts of a speaker's name, or speaker ids. */
  speakers: z.array(z.string().min(1)).optional(),
  /** Topic URIs; a parent includes its children, a retired topic its successor. */
  topics: z.array(z.string().min(1)).optional(),
  acts: z.array(speechAct).optional(),
  kinds: z.array(statementKind).optional(),
  /** Entity URIs or names. */
  entities: z.array(z.string().min(1)).optional(),
  languages: z.array(language).optional(),
  /** Names of sources. */
  sources: z.array(slug).optional(),
  /** Words that the content contains, case ignored; "quoted words" stand together, a beginning ends in *. */
  text: z.string().min(1).optional(),
  minConfidence: confidence.optional(),
  ops: z.array(eventOp).optional(),
})
export type Filter = z.infer<typeof filter>

export const subscription = z.object({
  name: slug,
  filter,
  /** The last seq that was put on the queue, or taken up for sending. */
  cursor: z.int().nonnegative(),
  /** A queue that consumers read, or an address that events are sent to. */
  delivery: z.enum(['queue', 'webhook']),
  state: z.enum(['active', 'paused']),
  createdAt: timestamp,
})
export type Subscription = z.infer<typeof subscription>

/** Where a subscription begins: with everything kept, with what comes, after a seq, or with what was recorded since a date. */
export const startPoint = z.union([z.enum(['start', 'now']), z.int().nonnegative(), dateOrDateTime])
export type StartPoint = z.infer<typeof startPoint>
