import { z } from 'zod'

/**
 * How a source does. fresh: as expected. quiet: nothing new for longer than usual. silent: for much longer, or ever.
 * failing: it cannot be read. blocked: it, or its pages, are not given to us. gone: it is not there any more.
 */
export const healthState = z.enum(['fresh', 'quiet', 'silent', 'failing', 'blocked', 'gone'])
export type HealthState = z.infer<typeof healthState>

export const health = z.object({ state: healthState, /** A sentence for people. */ reason: z.string() })
export type Health = z.infer<typeof health>
