import { isDeepStrictEqual } from 'node:util'
import type { Statement } from '../schemas/statement.ts'
import { foldContent } from './normalise/identity.ts'

export type Revision = {
  /** Said again; `next` is what to store, `altered` whether more than its anchoring differs. */
  kept: { previous: Statement; next: Statement; altered: boolean }[]
  added: Statement[]
  /** Worded otherwise than before, by the same speaker. */
  changed: { previous: Statement; next: Statement }[]
  /** Said no more; status "canceled". */
  removed: Statement[]
}

/** Dice coefficient of the words from which on two contents are one statement reworded. */
const SAME_STATEMENT = 0.5
/** Beyond that many pairs a document was replaced rather than edited. */
const MAX_PAIRS = 250_000

/** Compares a document's usable statements before and after a new extraction. */
export function revise(previous: Statement[], next: Statement[], now: string): Revision {
  const before = new Map(previous.map((statement) => [statement.id, statement]))
  const after = new Set(next.map(({ id }) => id))
  const kept = next.flatMap((found) => {
    const known = before.get(found.id)
    if (known === undefined) return []
    const merged = { ...found, firstSeen: known.firstSeen, lastSeen: now }
    return [{ previous: known, next: merged, altered: !isDeepStrictEqual(essence(known), essence(merged)) }]
  })
  const gone = previous.filter(({ id }) => !after.has(id))
  const fresh = next.filter(({ id }) => !before.has(id))
  const changed = pairReworded(gone, fresh)
  const reworded = new Set(changed.flatMap((pair) => [pair.previous, pair.next]))
  return {
    kept,
    changed,
    added: fresh.filter((statement) => !reworded.has(statement)),
    removed: gone
      .filter((statement) => !reworded.has(statement))
      .map((statement) => ({ ...statement, status: 'canceled', lastSeen: now })),
  }
}

/** What a consumer would want to be told of; not where it stands, nor by which version it was found. */
function essence({
  spans: _spans,
  target: _target,
  document: _document,
  cluster: _cluster,
  firstSeen: _firstSeen,
  lastSeen: _lastSeen,
  extractor: _extractor,
  taxonomy: _taxonomy,
  ...rest
}: Statement) {
  return rest
}

/** Pairs what vanished with what appeared, the most similar first. */
function pairReworded(gone: Statement[], fresh: Statement[]): Revision['changed'] {
  if (gone.length * fresh.length > MAX_PAIRS) return []
  const freshWords = fresh.map(wordsOf)
  const pairs = gone.flatMap((previous) => {
    const words = wordsOf(previous)
    return fresh.flatMap((next, index) => {
      const similarity = speakerKey(previous) === speakerKey(next) ? dice(words, freshWords[index]!) : 0
      return similarity >= SAME_STATEMENT ? [{ previous, next, similarity }] : []
    })
  })
  const taken = new Set<Statement>()
  return pairs
    .sort((a, b) => b.similarity - a.similarity)
    .flatMap(({ previous, next }) => {
      if (taken.has(previous) || taken.has(next)) return []
      taken.add(previous).add(next)
      return [{ previous, next: { ...next, firstSeen: previous.firstSeen } }]
    })
}

const speakerKey = ({ speaker }: Statement) => speaker.id ?? speaker.literal

const wordsOf = ({ text }: Statement) => new Set(foldContent(text).split(' '))

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared += 1
  return (2 * shared) / (a.size + b.size)
}
