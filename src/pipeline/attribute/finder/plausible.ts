import { overlap } from '../../spans.ts'
import type { Candidate } from './candidates.ts'
import type { CueContext } from './cue-context.ts'
import type { Hint } from './hints.ts'
import { INSIDE } from './quotes.ts'
import { equal, shared, sizeOf, type TokenSpan } from './spans.ts'

const BE = new Set(['was', 'were', 'been', 'being', 'is', 'are'])
const TOLD = new Set(['told', 'informed', 'asked', 'warned', 'advised', 'reminded', 'notified', 'briefed'])
const FIRST_PERSON = new Set(['i', 'we', 'ich', 'wir'])

/** Readings that grammar rules out, however much the words look like them, given what the rules read around them. */
export function isPlausible({ context, placed: { speaker, right }, hint }: Candidate, hints: readonly Hint[]): boolean {
  if (isOwnWord(context, speaker) || isLooseSo(context) || isPhrasal(context) || asksNoName(context)) return false
  if (right !== null && speaker !== null && isInverted(context, speaker, right)) return false
  const others = right === null ? [] : hints.filter((other) => other !== hint)
  if (right !== null && others.some((other) => isOthers(right, context.end, other))) return false
  if (right !== null && hint && others.some((other) => goesOnIn(right, hint, other))) return false
  if (speaker === null) return true
  return (
    namesSomebody(context, speaker) &&
    !isDative(context, speaker) &&
    !isObject(context, speaker) &&
    !(speaker[1] <= context.start && isTold(context))
  )
}

/** Most of a quotation, from which it counts as all of it. */
const MOST = 0.7

/**
 * “…,” he said. “…”: a quotation with a cue and a speaker of its own, behind it or nearer before it, carries on nobody's.
 */
function isOthers(right: TokenSpan, end: number, { cue: [cue], content, speaker }: Hint): boolean {
  if (cue === undefined || speaker.length === 0 || cue[0] < end || overlap(cue, right)) return false
  return shared([right], content) >= MOST * sizeOf([right])
}

/** "noting A and highlighting B": where the rules read two reports of one speaker side by side, the first has no part in the second. */
const goesOnIn = (right: TokenSpan, own: Hint, other: Hint): boolean =>
  other.cue.some((cue) => overlap(cue, right)) &&
  !other.cue.some((cue) => own.content.some((piece) => overlap(cue, piece))) &&
  own.speaker.length > 0 &&
  equal(own.speaker, other.speaker)

const SAYING = new Set(['said', 'says', 'added', 'adds', 'wrote', 'writes'])
const isVerb = (tag: string): boolean => tag === 'VERB' || tag === 'AUX'

/** "The fire was out, said Captain Lee of Marlow": a name alone behind the verb speaks, and the clause before it was said. */
function isInverted({ e: { tokens }, start, end }: CueContext, speaker: TokenSpan, right: TokenSpan): boolean {
  return (
    speaker[1] <= start &&
    end - start === 1 &&
    SAYING.has(tokens.lower[start]!) &&
    tokens.lower[start - 1] === ',' &&
    tokens.tags.slice(...speaker).some(isVerb) &&
    tokens.tags[right[0]] === 'PROPN' &&
    !tokens.tags.slice(...right).some(isVerb)
  )
}

/** Tags of English and German words that never stand for anybody by themselves: "After", "gelassener". */
const NAMELESS = new Set(
  'ADP ADV AUX CCONJ PART PUNCT SCONJ APPR CONJ SUB HAVE SUBJ MOD NEG ZU REFL PAST VT VEN VE LOW'.split(' '),
)
/** German articles stand for somebody alone ("der sagte"), and with nothing else but these. */
const ARTICLE = 'ART'

function namesSomebody({ e: { tokens } }: CueContext, [start, end]: TokenSpan): boolean {
  const tags = tokens.tags.slice(start, end)
  return tags.length === 1 ? !NAMELESS.has(tags[0]!) : !tags.every((tag) => NAMELESS.has(tag) || tag === ARTICLE)
}

/** "put off a decision", "called off the search": verbs that say nothing with these words behind them. */
const PHRASAL: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['put', new Set(['off', 'up', 'on', 'out', 'down', 'together', 'aside', 'away'])],
  ['called', new Set(['off', 'up', 'in'])],
  ['call', new Set(['off', 'up', 'in'])],
])

function isPhrasal({ e: { tokens }, end }: CueContext): boolean {
  return PHRASAL.get(tokens.lower[end - 1]!)?.has(tokens.lower[end] ?? '') ?? false
}

/** "who asked not to be named", "requesting anonymity": how a source wants to be called is nothing that it says. */
function asksNoName({ e: { tokens }, end }: CueContext): boolean {
  const after = tokens.lower.slice(end, end + 5).join(' ')
  return /^(?:not )?(?:to )?(?:be |remain )?(?:named|identified|quoted|anonymous|anonymity)(?: |$)/.test(after)
}

/** German "so" names who says what stands before it, behind a comma or a quotation: never "and so", "so much". */
function isLooseSo({ e: { tokens }, start, end }: CueContext): boolean {
  return (
    end - start === 1 &&
    tokens.lower[start] === 'so' &&
    tokens.tags[start] === 'SRC' &&
    start > 0 &&
    tokens.tags[start - 1] !== 'PUNCT'
  )
}

/** "She was told": who stands before it hears. */
function isTold({ e: { tokens }, start, end }: CueContext): boolean {
  // The cue may be either word of the two.
  const words = tokens.lower.slice(Math.max(0, start - 1), end + 1)
  const passive = words.some((word) => BE.has(word))
  return passive && words.some((word) => TOLD.has(word))
}

/** “I said I would come,” inside a quotation is a part of it. */
function isOwnWord({ e: { tokens }, start }: CueContext, speaker: TokenSpan | null): boolean {
  if (tokens.quotes[start] !== INSIDE) return false
  return speaker === null || FIRST_PERSON.has(tokens.lower[speaker[1] - 1]!)
}

/** German: "auf die Missstände hingewiesen": what stands behind such a preposition is no subject. */
const isObject = ({ e: { tokens } }: CueContext, [first]: TokenSpan): boolean =>
  /^(?:auf|über|gegen|für|um)$/.test(tokens.lower[first - 1] ?? '')

const DATIVES = new Set(['dem', 'einem', 'diesem', 'denen', 'ihm', 'ihnen', 'mir', 'mich', 'dir', 'dich'])
const SOURCES = new Set(['von', 'nach', 'laut', 'gemäß', 'zufolge', 'durch'])

/** German: "dem Leiter" hears, but for "laut dem Leiter", "dem Leiter zufolge". */
function isDative({ e: { tokens }, start, end }: CueContext, [first]: TokenSpan): boolean {
  if (!DATIVES.has(tokens.lower[first]!)) return false
  return ![tokens.lower[first - 1] ?? '', ...tokens.lower.slice(start, end)].some((word) => SOURCES.has(word))
}
