import type { Connection } from './database.ts'
import type { PageState } from './pages.ts'

export type Status = {
  sources: { active: number; paused: number }
  pages: Record<PageState, number>
  snapshots: number
  unextracted: number
  documents: number
  statements: { usable: number; canceled: number }
  events: { count: number; lastSeq: number }
  outcomes: { stage: string; code: string; count: number }[]
  subscriptions: { name: string; state: 'active' | 'paused'; cursor: number; lag: number }[]
}

export async function readStatus(_db: Connection): Promise<Status> {
  throw new Error('to come')
}

/** Whether a page, source or extraction has work that is due now or within that many seconds. */
export async function dueWithin(_db: Connection, _seconds: number): Promise<boolean> {
  throw new Error('to come')
}
