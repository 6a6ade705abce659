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

/** What may stand between the cue and the first object, and between two objects: articles, titles, adjectives, "and". */
const LINK =
  /^(?:[\s,"“”„«»'’]|\b(?:s|the|a|an|and|or|both|as well as|also|to|for|of|against|on|from|with|at|by|president|prime|minister|foreign|government|governments|die|der|den|das|dem|des|und|sowie|oder|an|für|gegen|von|regierung|präsident|le|la|les|l|et|el|los|y|и)\b)*$/iu
const LONGEST_LINK = 60

/**
 * Whom an act is directed at: the entities that follow its cue in a row ("criticised France, the US and India for …").
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
  const targets: number[] = []
  let at = cue[1]
  for (const [i, { span }] of mentions.entries()) {
    if (span[0] < cue[1]) continue
    if (span[0] >= sentenceEnd || span[0] - at > LONGEST_LINK) break
    const between = text.slice(at, span[0])
    if (!LINK.test(between)) break
    // "for France" after the first object begins what the act is about.
    if (targets.length > 0 && /\b(?:for|of|against|on|from|with|at|by|to|für|gegen|von|an)\b/iu.test(between)) break
    targets.push(i)
    at = span[1]
  }
  return targets
}
