import { overlapAny } from '../spans.ts'
import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

/** Verbs that ask somebody to do something: whom belongs to what is asked. */
const ASKS =
  /(?:^|\s)(?:urg(?:e|es|ed|ing)|ask(?:s|ed|ing)?|tells?|told|telling|warn(?:s|ed|ing)?|call(?:s|ed|ing)? (?:up)?on|encourag(?:e|es|ed|ing)|advis(?:e|es|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?|invit(?:e|es|ed|ing)|challeng(?:e|es|ed|ing)|press(?:es|ed|ing)?|push(?:es|ed|ing)?|expect(?:s|ed|ing)?|want(?:s|ed|ing)?|direct(?:s|ed|ing)?|request(?:s|ed|ing)?)$/i
const WHOM = /^ (?:\p{L}[\p{L}'’.-]* ){1,6}$/u

/** "urged | them to think again": from whom is asked on, where the content begins with "to". */
export function withWhom(text: string, { cue, content, speaker }: Found): Span[] {
  const [first, ...others] = content
  const last = cue.at(-1)
  if (first === undefined || last === undefined || first[0] <= last[1]) return content
  const asked = ASKS.test(text.slice(...last)) && /^(?:not |never )?to \p{Ll}/u.test(text.slice(...first))
  const isSpeaker = speaker.some(([start]) => start >= last[1] && start < first[0])
  if (!asked || isSpeaker || !WHOM.test(text.slice(last[1], first[0]))) return content
  return [[last[1] + 1, first[1]], ...others]
}

const PREPOSITION =
  /^(?:for|of|on|over|against|about|with|upon|to(?= (?:the|an?|his|her|its|their) )) (?=[\p{L}\p{N}])/u

/** "complained about | the noise": the preposition of a verb is a part of the cue, not of what it governs. */
export function withPreposition(text: string, { cue, content }: Found): Pick<Found, 'cue' | 'content'> {
  const [first, ...others] = content
  const last = cue.at(-1)
  const preposition = first && PREPOSITION.exec(text.slice(...first))?.[0]
  if (first === undefined || last === undefined || !preposition) return { cue, content }
  if (text.slice(last[1], first[0]) !== ' ' || !/^\p{L}/u.test(text.slice(...last))) return { cue, content }
  const end = first[0] + preposition.length
  return { cue: [...cue.slice(0, -1), [last[0], end - 1]], content: [[end, first[1]], ...others] }
}

/** What leads into a sentence and is no part of what was said: when, where, on what question, and bare connectives. */
const LEADS_IN =
  /^(?:(?:but|and|so|or|still|yet|and yet|but still|however|instead|meanwhile|later|then|now|also|again|indeed|moreover|besides|nevertheless|nonetheless|in (?:addition|fact|turn|response|short))$|(?:when )?asked\b|in (?:an?|his|her|their|one|another) (?:\p{L}+ ){0,3}(?:statement|interview|speech|letter|e-?mail|tweet|post|memo|op-ed|column|filing|report)|(?:on |last |this |earlier |late )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|year)|speaking\b|according\b|after\b|during\b)/iu
const LONGEST_LEAD_WORDS = 12

/**
 * "The ferry, he said, would stop": where cue and speaker stand between commas inside a sentence that goes on in lower
 * case, what stands before them was said too.
 */
export function withLead(
  text: string,
  sentence: Span,
  { speaker, cue, content }: Found,
  inParagraph: readonly Found[],
): Span[] {
  const [right, ...more] = content
  if (right === undefined || more.length > 0 || cue.length === 0 || speaker.length === 0) return content
  const aside = [...speaker, ...cue]
  const start = Math.min(...aside.map((span) => span[0]))
  const end = Math.max(...aside.map((span) => span[1]))
  if (start <= sentence[0] || !text.slice(0, start).endsWith(', ') || text.slice(end, right[0]) !== ', ') return content
  const lead: Span = [sentence[0], start - 2]
  const words = text.slice(...lead)
  const isSaid =
    /^\p{Ll}/u.test(text.slice(right[0])) &&
    !/["“”„«»;]/.test(words) &&
    words.split(/\s+/).length <= LONGEST_LEAD_WORDS &&
    !LEADS_IN.test(words) &&
    !inParagraph.some((one) => overlapAny([...one.cue, ...one.content], [lead]))
  return isSaid ? [lead, right] : content
}

const MOST_SUBJECT_WORDS = 5
/** When and where it was said, then the verb that the subject belongs to. */
const REST =
  /^(?: (?:in|on|at|during|to|after|before|late|early|this|last) [^,.;:!?“”"]{2,80})?, ((?:will|would|can|could|may|might|must|should|shall|is|are|was|were|has|have|had|does|do|did)\b[^“”"]*?)[.!?]?$/u

/** "The tax, Benes insisted on Sunday, would not be withdrawn": what was said goes on behind the aside. */
export function withRest(text: string, sentence: Span, { speaker, cue, content }: Found): Span[] {
  const [left, ...more] = content
  if (left === undefined || more.length > 0 || cue.length === 0 || speaker.length === 0) return content
  const aside = [...speaker, ...cue]
  const start = Math.min(...aside.map((span) => span[0]))
  const end = Math.max(...aside.map((span) => span[1]))
  const isSubject = text.slice(left[1], start) === ', ' && text.slice(...left).split(/\s+/).length <= MOST_SUBJECT_WORDS
  const rest = isSubject ? REST.exec(text.slice(end, sentence[1])) : null
  if (rest === null) return content
  const from = end + rest[0].indexOf(rest[1]!)
  return [left, [from, from + rest[1]!.length]]
}

const DATELINE =
  /^\p{Lu}[\p{Lu}.,’' ]{2,30}(?:\d{1,2} \p{L}+ \d{4} |\p{Lu}\p{Ll}+ \d{1,2}(?:, \d{4})? )?(?:\([\p{L} ]+\) )?(?:[-–—―]|--) /u

/** "NORRBY – The mayor said": the place is the report's, not the mayor's, nor what the mayor said. */
export function withoutDateline(text: string, spans: readonly Span[]): Span[] {
  return spans.map(([start, end]): Span => {
    const dateline = DATELINE.exec(text.slice(start, end))?.[0] ?? ''
    return [start + dateline.length, end]
  })
}

const SELF = /^(?:him|her|it|them)sel(?:f|ves)$/i
const NAME_CHARS = 80
const NAME_BEFORE = /(?:\p{Lu}[\p{L}'’-]+ ){1,3}$/u

/** "Kern herself dismissed it": Kern did. */
export function withName(text: string, speaker: readonly Span[]): Span[] {
  return speaker.map(([start, end]): Span => {
    const name = SELF.test(text.slice(start, end))
      ? NAME_BEFORE.exec(text.slice(Math.max(0, start - NAME_CHARS), start))?.[0]
      : undefined
    return name === undefined ? [start, end] : [start - name.length, start - 1]
  })
}

const AS_THEY_SAY =
  /^, as (?<who>(?:the |an? )?\p{L}[\p{L}'’. -]{1,60}?) (?:(?:very |so |once |also |has |have |had |already |\p{L}+ly )*)$/u

/** "The bridge, as Kern recently explained, is old": Kern did. */
export function asWhoSays(text: string, { speaker, cue }: Found): Span[] {
  const [only, ...others] = speaker
  const verb = cue[0]?.[0]
  if (only === undefined || others.length > 0 || verb === undefined || verb <= only[1]) return speaker
  const who = AS_THEY_SAY.exec(text.slice(only[1], verb))?.groups?.who
  return who === undefined ? speaker : [[only[1] + ', as '.length, only[1] + ', as '.length + who.length]]
}

const DAY = /^(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i
const LONGEST_NAMED_SUBJECT = 180
/** A name at the head of its sentence, with what stands in apposition to it. */
const SUBJECT_BEFORE_DAY =
  /(?:^|[\n.!?] |[-–—] |--\s)((?:The )?\p{Lu}[\p{L}\p{N}&’'-]*\.?(?: (?:of |for |and |& )?\p{Lu}[\p{L}\p{N}&’'-]*\.?){0,6})(?:, (?!\p{Lu}\p{Ll}+ (?:said|says))[^.!?;“”"]{3,140})?,? $/u

/** "Aurelia Inc., a leading maker, today announced it": a day announces nothing. */
export function withoutDay(text: string, speaker: readonly Span[]): Span[] {
  return speaker.map(([start, end]): Span => {
    if (!DAY.test(text.slice(start, end))) return [start, end]
    const before = text.slice(Math.max(0, start - LONGEST_NAMED_SUBJECT), start)
    const name = SUBJECT_BEFORE_DAY.exec(before)?.[1]
    if (name === undefined) return [start, end]
    const at = start - before.length + before.lastIndexOf(name)
    return [at, at + name.length]
  })
}

const WHERE =
  /^in (?:an?|his|her|their|its) (?:\p{L}+ ){0,2}(?:interview|statement|speech|post|letter|e-?mail|tweet|column|podcast)\b[^"“”]*$/iu

/** "It must stop, he demanded in an interview with the weekly": where it was said is none of what was said. */
export const withoutWhere = (text: string, content: readonly Span[]): Span[] =>
  content.length < 2 ? [...content] : content.filter((piece, index) => index === 0 || !WHERE.test(text.slice(...piece)))

const ASKED = /^asked(?: (?:about|if|whether|why|how|what|when|where|who))?$/i
const MAIN_CLAUSE =
  /, (?=(?:he|she|they|it) \p{Ll}|(?:the |Mr |Mrs |Ms |Dr )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)? (?:said|says|did|does|would|could|has|had|was|replied|answered|laughed|declined|refused|denied|shook|nodded|smiled|admitted|insisted|told)\b)/u

/** "Asked about the bridge, Lee did not rule out delays": what Lee did is not what was asked. */
export function withoutMainClause(text: string, { cue, content }: Found): Span[] {
  const [first] = cue
  const [only, ...others] = content
  if (first === undefined || only === undefined || others.length > 0 || !ASKED.test(text.slice(...first)))
    return content
  if (only[0] < first[1]) return content
  const clause = MAIN_CLAUSE.exec(text.slice(...only))
  return clause === null ? content : [[only[0], only[0] + clause.index]]
}

const IT = /^it(?:['’]s| is| was)?(?: (?:also|worth))?$/i
const IMPERSONAL =
  /(?:^|\s)(?:clear|unclear|obvious|apparent|evident|certain|worth|noting|remembering|possible|likely|unlikely|true|fair|hoped|thought|believed|understood|expected|rumou?red|known)$/i

/** "It is clear that", "it's worth noting that": nobody says so. */
export function withoutExpletive(text: string, { speaker, cue }: Found): Span[] {
  const last = cue.at(-1)
  const isImpersonal = last !== undefined && IMPERSONAL.test(text.slice(...last))
  return isImpersonal ? speaker.filter((span) => !IT.test(text.slice(...span))) : speaker
}
