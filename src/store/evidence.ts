import type { SnapshotHead } from '../schemas/snapshot.ts'
import type { Statement } from '../schemas/statement.ts'
import type { Connection } from './database.ts'
import { getDocument } from './documents.ts'
import { findSnapshot, type WarcLocation } from './snapshots.ts'
import { getStatement } from './statements.ts'

export type Evidence = {
  statement: Statement
  snapshot: SnapshotHead | null
  /** Null where no copy is kept. */
  warc: WarcLocation | null
  /** What stands at the statement's place in its revision: code points, end exclusive. */
  document: { id: string; revision: number; start: number; end: number; exact: string } | null
  /** Whether that is what its TextQuoteSelector says. */
  holds: boolean
}

/** A statement with what it rests on. Null when there is no such statement. */
export async function getEvidence(db: Connection, statementId: string): Promise<Evidence | null> {
  const statement = await getStatement(db, statementId)
  if (statement === null) return null
  const { target, document } = statement
  const revision = await getDocument(db, document.id, document.revision)
  const found = await findSnapshot(db, target.snapshot, revision?.pageId ?? null)
  const snapshot = found?.dropped ? null : found
  const position = target.selector.find((selector) => selector.type === 'TextPositionSelector')
  const quote = target.selector.find((selector) => selector.type === 'TextQuoteSelector')
  const place = position && revision && standsAt(revision.text, position.start, position.end)
  return {
    statement,
    snapshot: snapshot?.head ?? null,
    warc: snapshot === null || snapshot.dropped || snapshot.noarchive ? null : snapshot.location,
    document: place ? { id: document.id, revision: document.revision, ...place } : null,
    holds: place !== undefined && place !== null && (quote === undefined || quote.exact === place.exact),
  }
}

function standsAt(text: string, start: number, end: number) {
  return { start, end, exact: Array.from(text).slice(start, end).join('') }
}
