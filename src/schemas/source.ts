import { z } from 'zod'
import { slug, timestamp, webUrl } from './common.ts'
import { requestSettings } from './request.ts'

export const sourceKind = z.enum(['feed', 'sitemap', 'listing', 'list'])
export type SourceKind = z.infer<typeof sourceKind>

const MINUTE = 60
const DAY = 24 * 60 * MINUTE

export const schedule = z.discriminatedUnion('type', [
  z.object({ type: z.literal('every'), seconds: z.int().min(1) }),
  z.object({ type: z.literal('cron'), expression: z.string().min(1), timeZone: z.string().default('UTC') }),
  /** As often as something new is to be expected, learned from the runs so far, between two bounds. */
  z
    .object({
      type: z.literal('adaptive'),
      minSeconds: z
        .int()
        .min(1)
        .default(5 * MINUTE),
      maxSeconds: z.int().min(1).default(DAY),
    })
    .refine(
      ({ minSeconds, maxSeconds }) => minSeconds <= maxSeconds,
      'the shortest interval is longer than the longest',
    ),
])
export type Schedule = z.infer<typeof schedule>

/**
 * "*" stands for any characters. One that begins with "/" is compared with path and query, any other with the whole
 * URL: "/politics/*", "https://*.example.com/live/*".
 */
export const urlPattern = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^(\/|\*|https?:)/, 'must begin with "/", "*" or "http", like /politics/*')

export const source = z.object({
  name: slug,
  url: webUrl,
  kind: sourceKind,
  schedule,
  /** Links that a listing page offers, as a CSS selector; null takes all links of the page's own site. */
  linkSelector: z.string().nullable().default(null),
  /** Pages whose URL fits one of these are taken; without any, all are. */
  include: z.array(urlPattern).max(100).default([]),
  /** Pages whose URL fits one of these are left out, whatever `include` says. */
  exclude: z.array(urlPattern).max(100).default([]),
  /** How many further pages of a feed or listing ("older", "next") are read in one run, as long as they hold new pages. */
  depth: z.int().min(0).max(100).default(0),
  /** At most this many new pages in one run; the rest comes with the next. */
  maxPagesPerRun: z.int().positive().default(1_000),
  request: requestSettings.prefault({}),
  state: z.enum(['active', 'paused']).default('active'),
  lastRunAt: timestamp.nullable().default(null),
  lastSuccessAt: timestamp.nullable().default(null),
})
export type Source = z.infer<typeof source>
/** What a user gives to create a source. */
export type NewSource = z.input<typeof source>
