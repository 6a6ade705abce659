import type { FetchOutcome } from '../schemas/outcome.ts'

/** done: nothing left to do. retry: costs an attempt. throttle: wait, costs no attempt. final: this run is over. */
export type Disposition = 'done' | 'retry' | 'throttle' | 'final'

export declare function disposition(outcome: FetchOutcome, status?: number, retryAfterMs?: number): Disposition
