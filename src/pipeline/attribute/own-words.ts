import { overlapAny } from '../spans.ts'
import type { Judged } from './finder/finder.ts'
import type { Found } from './rules/found.ts'

/**
 * Takes from a statement of several pieces those that the rules read as somebody else's, with a cue and a speaker of
 * their own, and gives these to whom they belong. "“A shame,” said one resident. Others disagreed. “They do their best,”
 * Jean Moss said": the model likes to go on with whoever spoke first.
 */
export function withOwnWords(text: string, judged: readonly Judged[], reports: readonly Found[]): Judged[] {
  return withoutReplies(text, withoutOthers(text, judged, reports))
}

/** "“We stay,” said Tom Birch. His wife disagreed. “They should go.”": what follows such a sentence is somebody else's. */
function withoutReplies(text: string, judged: readonly Judged[]): Judged[] {
  return judged.flatMap((one) => {
    const { found } = one
    const reply = found.content.findIndex(
      ([start], index) => index > 0 && isIntroduced(text.slice(endBefore(found, index) - WORD_END, start)),
    )
    if (reply < 0) return [one]
    const unclaimed: Found = {
      ...found,
      speaker: [],
      cue: [],
      content: found.content.slice(reply),
      confidence: UNCLAIMED,
    }
    return [
      { ...one, found: { ...found, content: found.content.slice(0, reply) } },
      { found: unclaimed, report: null },
    ]
  })
}

/** As sure as of a quotation that nobody claims. */
const UNCLAIMED = 0.5
const SENTENCE_BREAK = /(?<=\p{Ll}{3}["”»]?)[.!?]["”»]?\s+(?=\p{Lu})/u
/** So much of the last word tells whether its stop ends a sentence: "Rev." does not. */
const WORD_END = 3
/** "He paused." goes on with the same speaker. */
const SAME_SPEAKER = /^(?:and |but |then )?(?:he|she|they|it|er|sie|es|dann|doch er|doch sie)\s/iu

/** Where the piece before ends, or the clause behind it that says whose it is. */
function endBefore({ speaker, cue, content }: Found, index: number): number {
  const [, end] = content[index - 1]!
  const [next] = content[index]!
  return Math.max(end, ...[...speaker, ...cue].map((span) => span[1]).filter((at) => at < next))
}

/** Whether a whole sentence about somebody else stands before a quotation. */
function isIntroduced(gap: string): boolean {
  const [, ...sentences] = gap.split(SENTENCE_BREAK)
  const last = sentences.at(-1)?.trim() ?? ''
  return /\p{L}+\s\p{L}+/u.test(last) && /[.!?:]$/u.test(last) && !SAME_SPEAKER.test(last)
}

function withoutOthers(text: string, judged: readonly Judged[], reports: readonly Found[]): Judged[] {
  const returned = new Set<Found>()
  const kept = judged.map((one): Judged => {
    const { found, report } = one
    const own = found.content.filter((piece, index) => {
      if (index === 0) return true
      const other = reports.find(
        (one) =>
          one !== report &&
          overlapAny(one.content, [piece]) &&
          !overlapAny(one.cue, found.cue) &&
          isAnothers(text, one, found),
      )
      if (other !== undefined) returned.add(other)
      return other === undefined
    })
    return own.length === found.content.length ? one : { ...one, found: { ...found, content: own } }
  })
  const missing = [...returned].filter((other) => !kept.some(({ found }) => overlapAny(found.cue, other.cue)))
  return [...kept, ...missing.map((found) => ({ found, report: found }))]
}

/** By the names in full: "he" may be the same one. */
function isAnothers(text: string, other: Found, found: Found): boolean {
  const [theirs, own] = [other, found].map(({ speaker: [mention] }) => (mention ? text.slice(...mention) : ''))
  return other.cue.length > 0 && FULL_NAME.test(theirs!) && own !== '' && !own!.includes(theirs!.split(/[\s,]/)[1]!)
}

const FULL_NAME = /^\p{Lu}[\p{L}.'’-]*\s\p{Lu}\p{L}/u
