import type { Statement } from '../schemas/statement.ts'

export type Revision = {
  /** Said again; `next` is what to store, `altered` whether more than its anchoring differs. */
  kept: { previous: Statement; next: Statement; altered: boolean }[]
  added: Statement[]
  /** Worded otherwise than before, by the same speaker. */
  changed: { previous: Statement; next: Statement }[]
  /** Said no more: status "canceled". */
  removed: Statement[]
}

/** Compares a document's usable statements before and after a new extraction. */
export function revise(_previous: Statement[], _next: Statement[], _now: string): Revision {
  throw new Error('to come')
}
