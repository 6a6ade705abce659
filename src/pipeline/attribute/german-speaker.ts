import { genderOfName } from '../given-names.ts'
import type { Span } from '../types.ts'
import type { Found } from './rules/found.ts'

/** Not a part of who speaks: to whom. "dem" after a noun and no preposition begins another phrase. */
const TO_WHOM =
  /(?<=\p{L}) (?<!(?:\s|^)(?:mit|von|in|aus|bei|nach|zu|seit|an|auf|vor|hinter|neben|unter|über|zwischen|gegenüber|außer|und|laut) )dem (?:\p{L}+ )*[„»“"]?\p{Lu}.*$/u
/** "Rainer Falk der Rundschau": the same, behind a whole name. */
const TO_PAPER = /(?<first>\p{Lu}[\p{L}-]+) \p{Lu}[\p{L}-]+(?<paper> der (?:\p{L}+ )*[„»“"]?\p{Lu}.*)$/u

/** "teilte Minister Falk laut dpa mit": Falk did. */
const ACCORDING =
  /(?<=\p{L}) (?:(?:laut|gemäß|nach Angaben|nach Informationen|und \p{Ll}+te[nt]?) .*|auf (?:An|Nach)frage.*)$/u
/** "Auf die Frage, ob sie es rufe, sagte von der Aue": who speaks stands behind the verb. */
const QUESTION = /^(?:Auf )?(?:die |eine |ihre |seine )?(?:Nachf|F)rage\b.*,$/u
const NAME_BEHIND =
  /^ (?<name>er|sie|(?:(?:von|van|der|de|zu) ){0,2}\p{Lu}[\p{L}-]+(?: (?:(?:von|van|der|de|zu) ){0,2}\p{Lu}[\p{L}-]+){0,3})(?=[:,. ])/u

const APPOSITION =
  /^(?: (?:der|des|von|vom|für|im|in|beim|am|aus) [^,.:;„“"»«]{2,60})?, \p{Lu}[\p{L}.-]+(?: (?:(?:von|van|der|de|zu) ){0,2}\p{Lu}[\p{L}-]+){1,3}(?=,? $)/u

/** "Der Vorsitzende der Fraktion, Rainer Falk, warf …": who an office is has its name right before the verb. */
function withApposition(text: string, [start, end]: Span, cue: readonly Span[]): number {
  const verb = cue[0]?.[0]
  if (verb === undefined || verb <= end || !/^(?:D(?:er|ie)|Ein[e]?) \p{Lu}[\p{L}-]+$/u.test(text.slice(start, end)))
    return end
  return end + (APPOSITION.exec(text.slice(end, verb))?.[0].length ?? 0)
}

function behindVerb(text: string, speaker: Span, cue: readonly Span[]): Span | null {
  const end = cue.at(-1)?.[1]
  if (end === undefined || !QUESTION.test(text.slice(...speaker))) return null
  const name = NAME_BEHIND.exec(text.slice(end))?.groups?.name
  return name === undefined ? null : [end + 1, end + 1 + name.length]
}

const WHERE_FROM = /^(?:Aus|Von|Vom|Bei|Beim|Im|In|Seitens)(?: |$)/u
const LONGEST_SOURCE_CHARACTERS = 60

/** "Aus dem Ministerium hieß es": the ministry says so, where the sentence has nobody else. */
function sourceOfHearsay(text: string, [start, end]: Span, cue: readonly Span[]): Span | null {
  const [first] = cue
  const words = text.slice(start, end)
  if (first === undefined || !/^h(?:ie|ei)ßt? es/u.test(text.slice(...first)) || !WHERE_FROM.test(words)) return null
  const to = words.includes(' ') ? end : first[0]
  const source = text.slice(start, to).replace(WHERE_FROM, '').trimEnd()
  if (source === '' || source.length > LONGEST_SOURCE_CHARACTERS || source.includes(',')) return null
  const from = text.indexOf(source, start)
  return [from, from + source.length]
}

/** German: "Von der Aue" has its "Von", "der Sprecher dem Sender" only who speaks. */
export function trimmedSpeaker(text: string, { speaker, cue }: Found): Span[] {
  const [only, ...others] = speaker
  if (only === undefined || others.length > 0) return speaker
  const source = sourceOfHearsay(text, only, cue)
  if (source) return [source]
  const behind = behindVerb(text, only, cue)
  if (behind) return [behind]
  const words = text.slice(...only)
  const start = /^der \p{Lu}\p{Ll}+$/u.test(words) && text.slice(0, only[0]).endsWith('Von ') ? only[0] - 4 : only[0]
  const { first, paper } = TO_PAPER.exec(words)?.groups ?? {}
  const own = first && paper && genderOfName(first) !== null ? words.slice(0, -paper.length) : words
  const end = only[0] + own.replace(TO_WHOM, '').replace(ACCORDING, '').length
  return [[start, end === only[1] ? withApposition(text, [start, end], cue) : end]]
}
