import { overlapAny } from '../spans.ts'
import type { Span } from '../types.ts'
import { isCueOfSaying, someSays } from './acts/acts.ts'
import { findAttributions, type Judged } from './finder/finder.ts'
import type { Found } from './rules/found.ts'
import { findByRules } from './rules/rules.ts'

/** A clause read by itself looks more like a report than it does in its sentence. */
const LEAST = 0.6
/** Somebody's name comes first, and then the verb. */
const REACH_CHARACTERS = 120
const CONJUNCTION = /^(?:that|dass|daß)\s+/iu

/**
 * "X said that Y had promised …": what somebody is reported to report. The model learned from texts that leave such
 * alone; so each content that the rules read a report in is given to it as if it were all there is.
 */
export function nestedReports(text: string, found: readonly Found[], language: string): Found[] {
  return found.flatMap((outer) => {
    const [whole, ...others] = outer.content
    const quoted = outer.within ? [] : quotedInside(text, outer, language)
    if (quoted.length > 0) return quoted
    if (whole === undefined || others.length > 0 || outer.within || !someSays(text, outer.cue, language)) return []
    const clause: Span = [whole[0] + (CONJUNCTION.exec(text.slice(...whole))?.[0].length ?? 0), whole[1]]
    const words = text.slice(...clause)
    if (/["“”„«»]/.test(words) || !isCueOfSaying(words.slice(0, REACH_CHARACTERS), language)) return []
    const reports = findByRules(text, [clause], [clause], language).filter(
      ({ speaker, cue }) => speaker.length > 0 && cue.length > 0,
    )
    if (reports.length === 0) return []
    return findAttributions(text, [clause], language, reports)
      .filter(
        (inner) =>
          isReport(text, inner, clause, language) &&
          !found.some((one) => one !== outer && overlapAny(one.cue, inner.found.cue)),
      )
      .map(({ found: inner }) => ({ ...inner, paragraph: outer.paragraph, within: outer }))
  })
}

/** An utterance between single marks, or between double ones inside others, is as sure as the outer one. */
const CONFIDENCE_OF_QUOTED = 0.85
const INNER_MARK = /^[‘'“"„‚«‹]/u

/** “Lee told me: ‘Go on.’”: what somebody who is quoted quotes another as saying, by the rules alone. */
function quotedInside(text: string, outer: Found, language: string): Found[] {
  return outer.content
    .filter(([start, end]) => /^[“"„«]/u.test(text.slice(start, end)) && /[‘'“„‚«‹]/u.test(text.slice(start + 1, end)))
    .flatMap(([start, end]) => {
      const inside: Span = [start + 1, end]
      return findByRules(text, [inside], [inside], language)
        .filter(
          ({ speaker, cue, content }) =>
            speaker.length > 0 &&
            someSays(text, cue, language) &&
            content.every((piece) => INNER_MARK.test(text.slice(...piece))),
        )
        .map((inner) => ({
          ...inner,
          paragraph: outer.paragraph,
          confidence: CONFIDENCE_OF_QUOTED * outer.confidence,
          within: outer,
        }))
    })
}

/** What will or would be said was not, and "who argue" belongs to a noun. */
const NOT_SAID =
  /(?<!\p{L})(?:will|would|could|can|may|might|should|not|never|wird|werde|würde|soll|solle|nicht|nie)(?!\p{L})|n['’]t/iu
const RELATIVE = /^(?:who|which|that|what|der|die|das|was)$/i

/** All of the clause is the report, from the speaker's name on. */
function isReport(text: string, { found, report }: Judged, [start]: Span, language: string): boolean {
  const { speaker, cue, content, confidence } = found
  const [mention] = speaker
  if (report === null || mention === undefined || confidence < LEAST) return false
  const between = text.slice(mention[1], content[0]![0])
  return (
    mention[0] === start &&
    someSays(text, cue, language) &&
    !NOT_SAID.test(between) &&
    !RELATIVE.test(text.slice(...mention)) &&
    content[0]![0] > cue[0]![0]
  )
}
