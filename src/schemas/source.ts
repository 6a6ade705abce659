import { z } from 'zod'
import { slug, timestamp, webUrl } from './common.ts'

export const sourceKind = z.enum(['feed', 'sitemap', 'listing', 'list'])
export type SourceKind = z.infer<typeof sourceKind>

export const schedule = z.discriminatedUnion('type', [
  z.object({ type: z.literal('every'), seconds: z.int().min(1) }),
  z.object({ type: z.literal('cron'), expression: z.string().min(1), timeZone: z.string().default('UTC') }),
])
export type Schedule = z.infer<typeof schedule>

export const source = z.object({
  name: slug,
  url: webUrl,
  kind: sourceKind,
  schedule,
  /** Links that a listing page offers, as a CSS selector; null takes all links of the page's own site. */
  linkSelector: z.string().nullable().default(null),
  /** At most this many new pages in one run. */
  maxPagesPerRun: z.int().positive().default(1_000),
  state: z.enum(['active', 'paused']).default('active'),
  lastRunAt: timestamp.nullable().default(null),
  lastSuccessAt: timestamp.nullable().default(null),
})
export type Source = z.infer<typeof source>
/** What a user gives to create a source. */
export type NewSource = z.input<typeof source>
