import type { Outcome } from '../schemas/outcome.ts'
import type { Connection } from './database.ts'

export type StoredOutcome = Outcome & {
  id: number
  /** What it is the outcome of: the page's or snapshot's URL, or the source's name. */
  subject: string
}

/** Newest first. */
export async function listOutcomes(
  _db: Connection,
  _options?: { stage?: Outcome['stage']; code?: Outcome['code']; pageId?: number; beforeId?: number; limit?: number },
): Promise<StoredOutcome[]> {
  throw new Error('to come')
}
