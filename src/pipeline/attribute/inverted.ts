import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'
import { german } from './rules/grammars/german.ts'
import { type Quotation, quotations } from './rules/quotes.ts'
import { spanOf } from './rules/spans.ts'
import { subjectAfter } from './rules/subject.ts'
import { tokenise } from './rules/tokens.ts'

const CONFIDENCE = 0.7
const SHORTEST_UTTERANCE_WORDS = 4
/** Of the sentence behind a quotation: verb, who speaks, and a little more. */
const REACH_CHARS = 160
/** A finite verb right behind the comma; words in -te and -t that are none stand apart. */
const VERB =
  /^,?\s(?!(?:heute|sowie|nicht|erst|bereits|jetzt|selbst|fast|dort|statt|samt|seit|mit|hat|ist|wird)\s)(?<verb>\p{Ll}{2,}(?:te|ten|t|[^aeiou]en|rief|lang|riet|schrie|blies))\s(?=\S)/u
const STRONG = /^,?\s(?<verb>verriet|schrieb|rief|schrie|gestand|befand|sprach|stieß|riet|sang)\s(?=\S)/u
/** A clause at the end of a sentence that says whose it is: ", klagte Lind", ", kritisierte er am Montag". */
const CLOSING =
  /, (?<verb>\p{Ll}{3,}) (?<subject>er|sie|(?:der |die )?\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2})(?: (?:am|im|in|auf|vor|nach|bei|gegenüber) [^,.;:]{2,60})?[.]?$/u
/** Verbs of saying that are no cues of the model's. */
const OTHER_VERBS = /^(?:klagte?|verriet|verrät|mutmaßte?|prophezeite?|stöhnte?|scherzte?|haderte?|jubelte?|seufzte?)$/u
/** Verb forms by which what is reported shows. */
const REPORTED =
  /(?<!\p{L})(?:sei|seien|habe|hätten|werde|würden|könne|könnten|müsse|müssten|solle|wolle|dürfe|gebe|gehe|komme|bleibe|liege|stehe|fehle|brauche)(?!\p{L})/u

/**
 * German quotations and sentences with a verb behind them that says only there: „Das kann passieren“, haderte Trainer Uwe
 * Kranz. The model knows the common verbs of saying; this is for all the others, where nobody else claims what was said.
 *
 * @param isClaimed whether a report has a part of a span
 */
export function invertedReports(
  text: string,
  paragraphs: readonly Span[],
  sentences: readonly Span[],
  isClaimed: (span: Span) => boolean,
): Found[] {
  const quoted = quotations(text, paragraphs)
  return [
    ...quoted.flatMap((quotation) => behindQuotation(text, quotation, paragraphs, quoted, isClaimed)),
    ...sentences.flatMap((sentence) => behindSentence(text, sentence, paragraphs, isClaimed)),
  ]
}

function behindQuotation(
  text: string,
  { span, inner, paragraph, isName }: Quotation,
  paragraphs: readonly Span[],
  quoted: readonly Quotation[],
  isClaimed: (span: Span) => boolean,
): Found[] {
  const words = text.slice(...inner).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (isName || words < SHORTEST_UTTERANCE_WORDS || isClaimed(span)) return []
  const end = Math.min(paragraphs[paragraph]![1], span[1] + REACH_CHARS)
  const behind = text.slice(span[1], end)
  const match = STRONG.exec(behind) ?? VERB.exec(behind)
  const verb = match?.groups?.verb
  if (match === null || verb === undefined) return []
  const start = span[1] + match[0].length
  const tokens = tokenise(text, [start, end], quoted, false)
  const subject = subjectAfter(tokens, 0, tokens.length, german)
  const next = subject && tokens[subject[1]]
  if (!subject || (next && !/^[.,;:!?–—]$|^\p{Ll}/u.test(next.text))) return []
  const at = span[1] + match[0].indexOf(verb)
  const speaker = [spanOf(tokens, subject)]
  return [{ paragraph, speaker, cue: [[at, at + verb.length]], content: [span], confidence: CONFIDENCE }]
}

function behindSentence(
  text: string,
  [start, end]: Span,
  paragraphs: readonly Span[],
  isClaimed: (span: Span) => boolean,
): Found[] {
  const words = text.slice(start, end)
  const match = CLOSING.exec(words)
  const { verb, subject } = match?.groups ?? {}
  if (match === null || verb === undefined || subject === undefined) return []
  const cue = german.cues.get(verb)
  const reports = cue?.form === 'finite' && !cue.weak && REPORTED.test(words.slice(0, match.index))
  if (!reports && !OTHER_VERBS.test(verb)) return []
  const content: Span = [start, start + match.index]
  if (isClaimed(content) || /[„“”»«"]/u.test(text.slice(...content))) return []
  const paragraph = paragraphs.findIndex(([from, to]) => from <= start && start < to)
  const at = content[1] + match[0].indexOf(verb)
  const speaker = at + verb.length + 1
  return paragraph < 0
    ? []
    : [
        {
          paragraph,
          speaker: [[speaker, speaker + subject.length]],
          cue: [[at, at + verb.length]],
          content: [content],
          confidence: CONFIDENCE,
        },
      ]
}
