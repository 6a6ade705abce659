import type { Span } from '../types.ts'
import type { Judged } from './finder/finder.ts'
import type { Found } from './rules/found.ts'

/**
 * Takes from a statement of several pieces those that the rules read as somebody else's, with a cue and a speaker of
 * their own, and gives these to whom they belong. "“A shame,” said one resident. Others disagreed. “They do their best,”
 * Jean Moss said": the model likes to go on with whoever spoke first.
 */
export function withOwnWords(text: string, judged: readonly Judged[], reports: readonly Found[]): Judged[] {
  const returned = new Set<Found>()
  const kept = judged.map((one): Judged => {
    const { found, report } = one
    const others = reports.filter(
      (other) => other !== report && !meet(other.cue, found.cue) && isAnothers(text, other, found),
    )
    const own = found.content.filter((piece, index) => {
      const other = index === 0 ? undefined : others.find(({ content }) => meet(content, [piece]))
      if (other !== undefined) returned.add(other)
      return other === undefined
    })
    return own.length === found.content.length ? one : { ...one, found: { ...found, content: own } }
  })
  const missing = [...returned].filter((other) => !kept.some(({ found }) => meet(found.cue, other.cue)))
  return [...kept, ...missing.map((found) => ({ found, report: found }))]
}

/** By the names in full: "he" may be the same one. */
function isAnothers(text: string, other: Found, found: Found): boolean {
  const [theirs, own] = [other, found].map(({ speaker: [mention] }) => (mention ? text.slice(...mention) : ''))
  return other.cue.length > 0 && FULL_NAME.test(theirs!) && own !== '' && !own!.includes(theirs!.split(/[\s,]/)[1]!)
}

const FULL_NAME = /^\p{Lu}[\p{L}.'’-]*\s\p{Lu}\p{L}/u

const meet = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((one) => b.some((other) => one[0] < other[1] && other[0] < one[1]))
