import type { Statement } from '../schemas/statement.ts'
import type { Filter } from '../schemas/subscription.ts'
import type { Connection } from './database.ts'

export type StatementQuery = {
  /** `ops` and `text` of a filter are understood too; `ops` means nothing here. */
  filter?: Filter
  /** Words to search in what was said and by whom; all must occur, the last may be the beginning of a word. */
  search?: string
  documentId?: string
  /** On which date it was said (or, unknown, first seen): RFC 3339 or a date, `from` inclusive, `to` exclusive. */
  from?: string
  to?: string
  status?: 'usable' | 'canceled' | 'any'
  /** said: newest said first. seen: newest first seen first. document: in the order of the text. */
  order?: 'said' | 'seen' | 'document'
  limit?: number
  /** `next` of the page before. */
  after?: string
}

export type StatementPage = { statements: Statement[]; next: string | null }

export async function queryStatements(_db: Connection, _query: StatementQuery): Promise<StatementPage> {
  throw new Error('to come')
}

export async function getStatement(_db: Connection, _id: string): Promise<Statement | null> {
  throw new Error('to come')
}
