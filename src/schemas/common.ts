import { z } from 'zod'

/** Start and end in Unicode code points of `document.text`, end exclusive. */
export const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([start, end]) => start <= end, 'a span ends before it starts')
export type CodePointSpan = z.infer<typeof span>

/** How sure the extractor is, in per cent. */
export const confidence = z.int().min(0).max(100)

export const sha256 = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'must be "sha256:" and 64 hex digits')

/** RFC 3339 with a time zone. */
export const timestamp = z.iso.datetime({ offset: true })

/** A calendar date, or a date with time and, where it is stated, a time zone. */
export const dateOrDateTime = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })])

/** BCP 47 primary language, lower case: "en", "pt-br". */
export const language = z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/, 'must be a BCP 47 language tag in lower case')

export const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).max(8_192)

/** Names that become part of queue names: a source's or a subscription's. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and dashes, at most 63')
