import { lookUp } from '../tag/gazetteer.ts'
import { gazetteerKey } from '../tag/gazetteer-key.ts'

const WORD = "\\p{Lu}[\\p{L}\\p{M}.'’-]*"
const RUN = `${WORD}(?:\\s(?:(?:of|on|de|la|le|du|des|del|di|am|an der|and|the)\\s){0,2}${WORD}){0,5}`
const PLACE = `((?:the\\s)?${RUN}(?:,\\s${RUN}){0,2})`
const pattern = (source: string): RegExp => new RegExp(source, 'u')

/** Where a sentence about a talk says that it was held. The place is the last group. */
const HELD_AT: readonly RegExp[] = [
  pattern(
    `(?:took place|(?:was|were) (?:recorded|held|conducted|taped|filmed|given)|(?:[Rr]ecorded|[Cc]onducted))(?!\\p{L})[^.;]{0,80}?\\s(in|at|on board|aboard)\\s${PLACE}`,
  ),
  pattern(`^(?:We|I)\\s(?:met|spoke|talked|sat down)(?!\\p{L})[^.;]{0,80}?\\s(in|at)\\s${PLACE}`),
  pattern(`\\sfand(?!\\p{L})[^.;]{0,80}?\\s(in|im|am)\\s${PLACE}\\sstatt`),
  pattern(`\\s(in|im|am)\\s${PLACE}\\s(?:geführt|aufgezeichnet)`),
  pattern(`Gespräch\\sführten?\\s[^.;]{3,60}?\\s(in)\\s${PLACE}`),
  pattern(`(?:réalisée?s?|enregistrée?s?|recueillis|menée?|a eu lieu)(?!\\p{L})[^.;]{0,60}?\\s(à)\\s${PLACE}`),
  pattern(`(?:se realizó|realizada|grabada|tuvo lugar)(?!\\p{L})[^.;]{0,60}?\\s(en)\\s${PLACE}`),
  pattern(`(?:registrata|si è svolta)(?!\\p{L})[^.;]{0,60}?\\s(a|in)\\s${PLACE}`),
  pattern(`(?:realizada|gravada|foi feita)(?!\\p{L})[^.;]{0,60}?\\s(em|no|na)\\s${PLACE}`),
]
const LABEL =
  /^(?:place|location|venue|place of (?:the )?interview|recorded (?:in|at)|ort(?: des gesprächs)?|lieu(?: de l['’]entretien)?|lugar(?: de la entrevista)?|luogo|local(?: da entrevista)?|место(?: проведения| встречи| беседы)?|місце(?: проведення)?|yer|məkan|miejsce)\s*[:：]\s*(\S[^\n]{1,79})$/iu
const TIME_OF_DAY = /^(?:\d{1,2}[:.]\d{2}(?:\s?[AP]\.?M\.?)?(?:\s\p{Lu}{3,4})?|noon)$/iu
const AMERICAN_TIME = /^\d{1,2}:\d{2}\s[AP]\.?M\.?\s\p{Lu}{2,4}\.?$/iu
const IS_PLACE_LINE = new RegExp(`^${PLACE}$`, 'u')
const LONGEST_LINE = 60

/** "in Kovrov, Vladimir Region": a name after "in" is a place when it is known for one or goes on as addresses do. */
export function heldAt(sentence: string): string | null {
  for (const each of HELD_AT) {
    const [, preposition, place] = each.exec(sentence) ?? []
    if (place === undefined) continue
    const bare = place.replace(/[.,]+$/u, '')
    if (preposition === 'at' || preposition === 'aboard' || preposition === 'on board' || isPlace(bare)) return bare
  }
  return null
}

/** "Place: The Town Hall", or the line that governments print above or below the time of day. */
export function placeLine(lines: readonly string[]): string | null {
  for (const [i, line] of lines.entries()) {
    const labelled = LABEL.exec(line)?.[1]
    if (labelled !== undefined) return labelled.trim()
    if (line.length > LONGEST_LINE || !IS_PLACE_LINE.test(line)) continue
    if (AMERICAN_TIME.test(lines[i + 1] ?? '')) return line
    if (TIME_OF_DAY.test(lines[i - 1] ?? '') && isPlace(line)) return line
  }
  return null
}

function isPlace(text: string): boolean {
  const parts = text.split(', ')
  return parts.length > 1 || parts.some((part) => lookUp(gazetteerKey(part.replace(/^the\s/iu, '')))?.type === 'place')
}
