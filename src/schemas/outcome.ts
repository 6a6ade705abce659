import { z } from 'zod'
import { timestamp } from './common.ts'

export const stage = z.enum(['discover', 'fetch', 'extract', 'deliver', 'webhook'])
export type Stage = z.infer<typeof stage>

/** How one fetch ended. Exactly one for each fetch. */
export const fetchOutcome = z.enum([
  'fetched',
  'unchanged',
  /** It leads to another page of the frontier, which has an outcome of its own. */
  'redirected',
  'not_found',
  'gone',
  'forbidden',
  'http_error',
  'robots_disallowed',
  'address_refused',
  'dns_error',
  'unreachable',
  'tls_error',
  'timeout',
  'too_large',
  'too_many_redirects',
  'invalid_redirect',
  'bad_encoding',
  'empty',
  'unsupported_type',
  'soft_404',
  'consent_wall',
  'login_wall',
  'challenge',
  /** Ours, not the site's: a secret is not set, or there is no browser to render with. */
  'misconfigured',
  'render_failed',
])
export type FetchOutcome = z.infer<typeof fetchOutcome>

/** How one discovery run ended. gone: the source is not there any more. blocked: it is not given to us. */
export const discoverOutcome = z.enum(['discovered', 'unchanged', 'invalid_feed', 'gone', 'blocked', 'fetch_failed'])
export type DiscoverOutcome = z.infer<typeof discoverOutcome>

/** How one extraction ended. */
export const extractOutcome = z.enum([
  'extracted',
  'no_statements',
  'no_text',
  'no_text_layer',
  'unreadable',
  'unsupported_type',
  'undecodable',
  'malformed',
  'too_deep',
  'too_large',
  'timeout',
  'out_of_memory',
  'failed',
])
export type ExtractOutcome = z.infer<typeof extractOutcome>

export const outcome = z.discriminatedUnion('stage', [
  z.object({ stage: z.literal('discover'), code: discoverOutcome, detail: z.string().nullable(), at: timestamp }),
  z.object({ stage: z.literal('fetch'), code: fetchOutcome, detail: z.string().nullable(), at: timestamp }),
  z.object({ stage: z.literal('extract'), code: extractOutcome, detail: z.string().nullable(), at: timestamp }),
])
export type Outcome = z.infer<typeof outcome>
