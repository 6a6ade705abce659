import type { SpeechAct } from '../../schemas/statement.ts'
import type { Span } from '../types.ts'
import type { EntityMention } from './entities.ts'

/** Acts whose object is whom they are directed at. */
const DIRECTED = new Set<SpeechAct>([
  'accuse',
  'criticise',
  'praise',
  'support',
  'oppose',
  'warn',
  'threaten',
  'thank',
  'congratulate',
  'apologise',
  'request',
  'order',
  'demand',
])

/** Words of an office, which stand before the name of who holds it and after that of where. */
const OFFICE =
  'prime|foreign|defen[cs]e|interior|finance|former|deputy|vice|president|minister|chancellor|secretary|general|premier|ambassador|leader|chief|commissioner|spokesman|spokeswoman|king|queen|senator|governor|mayor|\\p{L}*präsident(?:in|en)?|\\p{L}*minister(?:in|s)?|\\p{L}*kanzler(?:in|s)?|\\p{L}*chef(?:in|s)?|président|présidente|ministre|presidente|presidenta|ministro|ministra'
/** What may stand between the cue and the first object, and between two objects: articles, offices, "and". */
const LINK = new RegExp(
  `^(?:[\\s,"“”„«»'’-]|(?<!\\p{L})(?:s|the|a|an|and|or|both|as well as|also|to|for|of|against|on|from|with|at|by|government|governments|die|der|den|das|dem|des|und|sowie|oder|an|für|gegen|von|regierung|le|la|les|l|et|el|los|y|и|${OFFICE})(?!\\p{L}))*$`,
  'iu',
)
/** "the UN Secretary-General", "France's president". */
const HOLDS_OFFICE = new RegExp(`^(?:['’]s)?[\\s-](?:${OFFICE})(?!\\p{L})`, 'iu')
const NEW_PREPOSITION = /(?<!\p{L})(?:for|of|against|on|from|with|at|by|to|für|gegen|von|an)(?!\p{L})/iu
const LONGEST_LINK = 60

/**
 * Whom an act is directed at: the entities that follow its cue in a row ("criticised France, the US and India for …").
 * Of an office and who holds it ("the UN Secretary-General, António Guterres") it is the person.
 *
 * @param mentions those of the sentence, in order
 * @returns indexes of the targets among them
 */
export function targetsOf(
  text: string,
  act: SpeechAct,
  cue: Span,
  sentenceEnd: number,
  mentions: readonly EntityMention[],
): number[] {
  if (!DIRECTED.has(act)) return []
  const isLinked = (from: number, to: number) => to - from <= LONGEST_LINK && LINK.test(text.slice(from, to))
  const targets: number[] = []
  let at = cue[1]
  for (const [i, { span }] of mentions.entries()) {
    if (span[0] < cue[1]) continue
    if (span[0] >= sentenceEnd || !isLinked(at, span[0])) break
    // "for France" after the first object begins what the act is about.
    if (targets.length > 0 && NEW_PREPOSITION.test(text.slice(at, span[0]))) break
    const next = mentions[i + 1]
    const holder = next?.type === 'person' && HOLDS_OFFICE.test(text.slice(span[1], next.span[0])) ? next : null
    if (holder === null || !isLinked(span[1], holder.span[0])) targets.push(i)
    at = span[1]
  }
  return targets
}
