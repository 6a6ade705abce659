import type { Span } from '../types.ts'
import { someSays } from './acts/acts.ts'
import type { Found } from './rules/found.ts'

/** Below this more are wrong than right, but where there is a verb of saying. */
const LEAST = 0.22

/** Below this a verb without any speaker, or with the reader for one ("you"), is more often no report at all. */
const LEAST_WITHOUT_SPEAKER = 0.45

/** "Somebody said": nobody whose words the next quotation could be. */
const SOMEBODY = /^(?:jemand|niemand|man|someone|somebody|nobody|no one|one)$/

/** Whether what was found reports somebody's words at all. */
export function isReport(
  text: string,
  { speaker: [mention], cue, content, confidence, carriedFrom }: Found,
  language: string | null,
): boolean {
  const words = mention === undefined ? '' : text.slice(...mention).toLowerCase()
  // "Let's say that …"; the time stamp of a transcript.
  if (/^['’]/.test(words) || /\d:\d\d/.test(words)) return false
  // "Lind, asked about the cost, said": somebody else asked.
  const [verb] = cue
  const isAsked = verb !== undefined && /^asked\b/.test(text.slice(...verb))
  if (mention && isAsked && /,\s(?:when\s)?$/.test(text.slice(mention[0], verb[0]))) return false
  // A mention over the end of a sentence is none.
  if (mention && /\p{Ll}{4}[.!?] \p{Lu}/u.test(text.slice(...mention))) return false
  if (!content.some((span) => /\p{L}/u.test(text.slice(...span)))) return false
  if (isPronoun(text, content)) return false
  const cueWords = cue.map((span) => text.slice(...span)).join(' ')
  if (/^:?$/.test(cueWords) && isListOfNames(text, content)) return false
  if (cueWords === ':' && KIND_OF_TEXT.test(words)) return false
  const [carried] = carriedFrom?.speaker ?? []
  if (carried && SOMEBODY.test(text.slice(...carried).toLowerCase())) return false
  if (words === '' || words === 'you') return confidence >= LEAST_WITHOUT_SPEAKER
  return confidence >= LEAST || someSays(text, cue, language)
}

/** "That, she said, …", of which the sentence around it says nothing. */
const isPronoun = (text: string, content: readonly Span[]): boolean =>
  content.every((span) => /^(?:what|that|it|this|you)$/i.test(text.slice(...span)))

/** "Transcript: the mayor on the reservoir" */
const KIND_OF_TEXT = /^(?:transcript|interview|video|audio|podcast|photos?|watch|listen|live|opinion|analysis|update)$/
/** Words with capitals and what joins them. Words and gaps share no character, or a long list would take for ever. */
const NAMES =
  /^[^\p{L}\p{N}"“„«”»]*(?:\p{Lu}\p{L}*|\d+)(?:[^\p{L}\p{N}"“„«”»]+(?:\p{Lu}\p{L}*|and|und|et|y|e|и|\d+))*[^\p{L}\p{N}"“„«”»]*$/u
/** "Referee: K. Grant", "AYES: Mr. Lind, Ms. Holm": what stands behind the colon is nobody's words. */
const isListOfNames = (text: string, content: readonly Span[]): boolean =>
  content.every((span) => NAMES.test(text.slice(...span)))
