import type pg from 'pg'
import { type Change, revise } from '../pipeline/revise.ts'
import type { RunStamp } from '../pipeline/types.ts'
import type { Document } from '../schemas/document.ts'
import type { EventCause } from '../schemas/event.ts'
import type { Statement } from '../schemas/statement.ts'
import { addFingerprints, assignClusters, markPrimaries, removeFingerprints } from './clusters.ts'
import { appendEvents, lockEvents, type NewEvent } from './events.ts'
import { facetsOf } from './facets.ts'
import { cancelStatements, putStatements, readStatements } from './statement-rows.ts'

export type NewReading = {
  extraction: { document: Document; statements: Statement[] }
  /** The revision that it is of, and what its events are caused by. */
  revision: number
  cause: EventCause
  /** That named the page. */
  sources: string[]
  stamp: RunStamp
  /** All broader topics of a topic's URI, itself not included: a filter on a parent finds its children. */
  ancestors: (uri: string) => string[]
}

export type Changes = {
  added: number
  changed: number
  removed: number
  kept: number
  /** Last event that was written; null when there was none. */
  lastSeq: number | null
}

/** Brings the stored statements of a document to what was read now, inside a transaction, with clusters and events. */
export async function putChanges(
  client: pg.PoolClient,
  { extraction, revision, cause, sources, stamp, ancestors }: NewReading,
): Promise<Changes> {
  const documentId = extraction.document.id
  const known = await readStatements(client, documentId)
  const { kept, added, changed, removed } = revise(
    known.filter(({ status }) => status === 'usable'),
    withHistory(extraction.statements, known, revision),
  )
  const altered = kept.filter((change) => change.altered)
  // Before anything is written: two documents that repeat one another would wait for each other.
  if (added.length + changed.length + removed.length + altered.length > 0) await lockEvents(client)

  const order = new Map(extraction.statements.map(({ id }, position) => [id, position]))
  const positionOf = ({ id }: Statement) => order.get(id) ?? 0
  const rowOf = (statement: Statement) => ({
    statement,
    position: positionOf(statement),
    facets: facetsOf(statement, sources, ancestors),
  })
  const gone = [...removed, ...changed.map(({ previous }) => previous)]
  await removeFingerprints(client, gone)
  await cancelStatements(client, gone)
  const fresh = await assignClusters(client, documentId, [...added, ...changed.map(inheritCluster)])
  await putStatements(client, [...kept.map(inheritCluster), ...fresh].map(rowOf))
  await addFingerprints(client, fresh)
  const touched = [...fresh, ...gone].flatMap(({ cluster }) => cluster?.id ?? [])
  const primaries = new Map((await markPrimaries(client, touched)).map((change) => [change.after.id, change]))

  const freshById = new Map(fresh.map((statement) => [statement.id, statement]))
  const current = ({ id }: Statement, otherwise: Statement) =>
    primaries.get(id)?.after ?? freshById.get(id) ?? otherwise
  const event = (op: NewEvent['op'], statement: Statement, previous: Statement | null): NewEvent => ({
    op,
    statement,
    previous,
    facets: facetsOf(statement, sources, ancestors),
    previousFacets: previous === null ? null : facetsOf(previous, sources, ancestors),
    cause,
    revision,
  })
  const told = [
    ...added.map((statement) => event('ADD', current(statement, statement), null)),
    ...[...changed, ...altered].map((change) =>
      event('MOD', current(change.next, inheritCluster(change)), change.previous),
    ),
  ].sort((a, b) => positionOf(a.statement) - positionOf(b.statement))
  const toldIds = new Set(told.map(({ statement }) => statement.id))
  const elsewhere = [...primaries.values()]
    .filter(({ after }) => !toldIds.has(after.id))
    .map(
      ({ before, after, sources }): NewEvent => ({
        op: 'MOD',
        statement: after,
        previous: before,
        facets: facetsOf(after, sources, ancestors),
        previousFacets: null,
        cause: 'cluster',
        revision: after.document.revision,
      }),
    )
  const deletions = removed.map((statement) => event('DEL', statement, null))
  return {
    added: added.length,
    changed: changed.length + altered.length,
    removed: removed.length,
    kept: kept.length,
    lastSeq: await appendEvents(client, [...deletions, ...told, ...elsewhere], stamp.now),
  }
}

/** What had vanished and stands there again was first seen back then, and is in the cluster that it was in. */
function withHistory(statements: Statement[], known: Statement[], revision: number): Statement[] {
  const before = new Map(known.map((statement) => [statement.id, statement]))
  return statements.map((statement) => {
    const { firstSeen = statement.firstSeen, cluster = null } = before.get(statement.id) ?? {}
    return { ...statement, document: { ...statement.document, revision }, firstSeen, cluster }
  })
}

/** What was worded otherwise is the same utterance still. */
const inheritCluster = ({ previous, next }: Change): Statement => ({ ...next, cluster: previous.cluster })
