import { isDeepStrictEqual } from 'node:util'
import type { Statement } from '../schemas/statement.ts'
import { foldContent } from './normalise/identity.ts'

export type Change = { previous: Statement; next: Statement }

export type Revised = {
  /** Said again, perhaps elsewhere in the text; `altered` when more than that differs: its topics, its speaker's role. */
  kept: (Change & { altered: boolean })[]
  added: Statement[]
  /** Worded or attributed otherwise than before. */
  changed: Change[]
  /** Said no more; with the status "canceled". */
  removed: Statement[]
}

/** Dice's coefficient of the words of two contents from which they are one statement that was edited. */
const MIN_SIMILARITY = 0.5
/** A word that is in more new statements than that does not lead to candidates: keeps hostile documents linear. */
const MAX_POSTINGS = 32

/**
 * Compares a document's usable statements before with those of a new extraction. A statement with the same id is kept;
 * of the others, one that vanished and one that is new are one changed statement when they have the same words, or the
 * same speaker and similar words.
 */
export function revise(previous: Statement[], next: Statement[]): Revised {
  const before = byId(previous)
  const after = byId(next)
  const vanished = [...before.values()].filter(({ id }) => !after.has(id))
  const fresh = [...after.values()].filter(({ id }) => !before.has(id))
  const changed = pairUp(vanished, fresh)
  const successor = new Map(changed.map((change) => [change.previous.id, change.next.id]))
  const paired = new Set(changed.flatMap((change) => [change.previous, change.next]))
  return {
    kept: [...after.values()].flatMap((statement) => {
      const old = before.get(statement.id)
      if (old === undefined) return []
      const anchored = { ...statement, firstSeen: old.firstSeen }
      return [{ previous: old, next: anchored, altered: isAltered(old, anchored, successor) }]
    }),
    added: fresh.filter((statement) => !paired.has(statement)),
    changed,
    removed: vanished
      .filter((statement) => !paired.has(statement))
      .map((statement) => ({ ...statement, status: 'canceled' })),
  }
}

function byId(statements: Statement[]): Map<string, Statement> {
  return new Map(statements.map((statement) => [statement.id, statement]))
}

/**
 * Whether consumers have to hear of it: where it stands, by which version it was read and its page's title say nothing
 * new, nor does it how sure its topics are, which every word of the document moves a little. The cluster is not the
 * document's.
 */
function isAltered(previous: Statement, next: Statement, successor: Map<string, string>): boolean {
  const follow = (id: string | null) => (id === null ? null : (successor.get(id) ?? id))
  const essence = ({
    target,
    spans,
    document,
    extractor,
    taxonomy,
    firstSeen,
    lastSeen,
    cluster,
    topics,
    ...rest
  }: Statement) => ({ ...rest, topics: topics.map(({ confidence, ...topic }) => topic) })
  const expected = { ...previous, inReplyTo: follow(previous.inReplyTo), within: follow(previous.within) }
  return !isDeepStrictEqual(essence(expected), essence(next))
}

function pairUp(vanished: Statement[], fresh: Statement[]): Change[] {
  const same = pairEqual(vanished, fresh)
  const taken = new Set(same.flatMap(({ previous, next }) => [previous, next]))
  const similar = pairSimilar(
    vanished.filter((statement) => !taken.has(statement)),
    fresh.filter((statement) => !taken.has(statement)),
  )
  return [...same, ...similar]
}

/** The same words by somebody else: the attribution was corrected. In the order of the text. */
function pairEqual(vanished: Statement[], fresh: Statement[]): Change[] {
  const waiting = new Map<string, Statement[]>()
  // Backwards, so that pop gives the first.
  for (const previous of vanished.toReversed()) push(waiting, foldContent(previous.text), previous)
  return fresh.flatMap((next) => {
    const previous = waiting.get(foldContent(next.text))?.pop()
    return previous === undefined ? [] : [{ previous, next }]
  })
}

type Worded = { statement: Statement; words: Map<string, number>; size: number; position: number }

/** The most similar first; of equally similar ones those that stand closest. */
function pairSimilar(vanished: Statement[], fresh: Statement[]): Change[] {
  const candidates = fresh.map(worded)
  const postings = new Map<string, Worded[]>()
  for (const candidate of candidates) {
    const speaker = speakerOf(candidate.statement)
    for (const word of candidate.words.keys()) push(postings, `${speaker}\n${word}`, candidate)
  }
  const pairs = vanished.map(worded).flatMap((previous) => {
    const speaker = speakerOf(previous.statement)
    const related = new Set<Worded>()
    for (const word of previous.words.keys()) {
      const posting = postings.get(`${speaker}\n${word}`) ?? []
      if (posting.length <= MAX_POSTINGS) for (const candidate of posting) related.add(candidate)
    }
    return [...related].map((next) => ({ previous, next, similarity: similarity(previous, next) }))
  })
  const distance = ({ previous, next }: (typeof pairs)[number]) => Math.abs(previous.position - next.position)
  const changed: Change[] = []
  const taken = new Set<Worded>()
  const likely = pairs.filter((pair) => pair.similarity >= MIN_SIMILARITY)
  for (const { previous, next } of likely.sort((a, b) => b.similarity - a.similarity || distance(a) - distance(b))) {
    if (taken.has(previous) || taken.has(next)) continue
    taken.add(previous).add(next)
    changed.push({ previous: previous.statement, next: next.statement })
  }
  return changed
}

function worded(statement: Statement, position: number): Worded {
  const list = foldContent(statement.text).split(' ')
  const words = new Map<string, number>()
  for (const word of list) words.set(word, (words.get(word) ?? 0) + 1)
  return { statement, words, size: list.length, position }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}

/** The unnamed are told apart by how they are mentioned. */
function speakerOf({ speaker }: Statement): string {
  return speaker.id ?? `literal:${speaker.literal?.toLowerCase() ?? ''}`
}

function similarity(a: Worded, b: Worded): number {
  let shared = 0
  for (const [word, count] of a.words) shared += Math.min(count, b.words.get(word) ?? 0)
  return (2 * shared) / (a.size + b.size)
}
