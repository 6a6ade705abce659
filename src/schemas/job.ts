import { z } from 'zod'
import { slug } from './common.ts'

/** Jobs carry ids, never bodies. */
export const discoverJob = z.object({ source: slug, run: z.string().min(1) })
/** A turn at a host: "example.org", "127.0.0.1:8080". */
export const fetchJob = z.object({ host: z.string().min(1) })
export const extractJob = z.object({ snapshotId: z.int().positive() })
/** `seq` is the newest event when the job was made: later events make jobs of their own. */
export const deliverJob = z.object({ subscription: slug, seq: z.int().nonnegative() })

export type DiscoverJob = z.infer<typeof discoverJob>
export type FetchJob = z.infer<typeof fetchJob>
export type ExtractJob = z.infer<typeof extractJob>
export type DeliverJob = z.infer<typeof deliverJob>
