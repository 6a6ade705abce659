import { z } from 'zod'
import { slug, timestamp } from './common.ts'

/** read: GET. write: everything. */
export const keyScope = z.enum(['read', 'write'])
export type KeyScope = z.infer<typeof keyScope>

/** What is known of a key to the HTTP API; the key itself is shown once, when it is made. */
export const apiKey = z.object({
  name: slug,
  scope: keyScope,
  createdAt: timestamp,
  /** To the minute. */
  lastUsedAt: timestamp.nullable(),
})
export type ApiKey = z.infer<typeof apiKey>
