import { z } from 'zod'
import { dateOrDateTime, language, sha256, timestamp, webUrl } from './common.ts'

/** What a user or a feed says about the bytes. It wins over nothing that the bytes say themselves, except `as`. */
export const hints = z.object({
  publishedAt: dateOrDateTime.optional(),
  language: language.optional(),
  title: z.string().optional(),
  as: z.enum(['html', 'text', 'markdown', 'vtt', 'srt', 'ttml', 'json', 'pdf', 'docx', 'eml']).optional(),
})
export type Hints = z.infer<typeof hints>

/** Everything known about one response except its bytes. */
export const snapshotHead = z.object({
  sha256,
  /** The page's canonical URL; null for bytes that came from a file or standard input. */
  url: webUrl.nullable(),
  /** Where the bytes came from after redirects, when that differs. */
  finalUrl: webUrl.nullable().default(null),
  status: z.int().min(100).max(599).nullable().default(null),
  /** The Content-Type header as sent. */
  contentType: z.string().nullable(),
  headers: z.record(z.string(), z.string()).default({}),
  fetchedAt: timestamp,
  byteLength: z.int().nonnegative(),
  hints: hints.default({}),
})
export type SnapshotHead = z.infer<typeof snapshotHead>
