import type { Person, Span } from '../types.ts'
import { givenNames, longestFrom, lookUp } from './gazetteer.ts'
import { gazetteerKey } from './gazetteer-key.ts'
import type { Word } from './words.ts'

export type NameMention = { name: string; span: Span }

const TITLES = new Set(
  'president prime minister chancellor secretary senator governor mr mrs ms dr prof professor sir lord lady king queen prince princess pope general colonel captain judge justice mayor ambassador congressman congresswoman rep sen gov premier spokesman spokeswoman director chief chairman sheikh ayatollah imam präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin bundespräsident minister ministerin außenminister außenministerin innenminister verteidigungsminister finanzminister ministerpräsident herr frau papst könig general oberst président présidente ministre madame monsieur presidente ministro señor señora президент министр премьер канцлер генерал господин госпожа bakan başkan cumhurbaşkanı prezident nazir'.split(
    ' ',
  ),
)
const PARTICLES = new Set(
  'von van de der den del della di da du la le al el bin ben ibn zu zur ter dos dela mac st'.split(' '),
)
const LONGEST_NAME = 5
/** Given names that are words too; at a sentence's beginning they are taken for those. */
const ALSO_WORDS = new Set(
  'Will Mark Grace Hope Rose Frank Guy Don Art Bill Pat Sue Rob Drew May June Kai Max On Elif'.split(' '),
)

const CAPITAL = /^[\p{Lu}\p{Lt}]/u
const LOWER = /\p{Ll}/u
const INITIAL = /^\p{Lu}$/u

/** Whether two words stand next to each other with nothing but a space, a hyphen or an initial's full stop between. */
function adjoin(text: string, before: Word, after: Word): boolean {
  return /^(?:\.? |-)$/.test(text.slice(before.span[1], after.span[0]))
}

const isName = (word: Word) => CAPITAL.test(word.printed) && LOWER.test(word.printed) && !TITLES.has(word.form)

function startsSentence(text: string, word: Word): boolean {
  return /(?:^|[.!?:]\s*["“„«]?\s*|\n\s*)$/.test(text.slice(Math.max(0, word.span[0] - 6), word.span[0]))
}

const isOtherEntity = (word: Word) => lookUp(gazetteerKey(word.printed)) !== null

/** The words of a name that begins at `from`: given name, initials and particles, surname. Returns the index after it. */
function nameFrom(text: string, words: readonly Word[], from: number): number {
  let end = from
  for (let at = from + 1; at < words.length && at - from < LONGEST_NAME; at++) {
    const word = words[at]!
    if (!adjoin(text, words[at - 1]!, word)) break
    if (INITIAL.test(word.printed) || PARTICLES.has(word.form)) continue
    if (!isName(word) || (at > from + 1 && end === at && isOtherEntity(word))) break
    end = at + 1
    if (!givenNames.has(word.printed) && !followsHyphen(text, words, at)) break
  }
  return end
}

function followsHyphen(text: string, words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  return next !== undefined && text[words[at]!.span[1]] === '-' && text[next.span[0] - 1] === '-'
}

/**
 * People named in the words of a document: those who speak in it, given names with the surname that follows, and what
 * comes after a title. Once somebody is named in full, the surname alone stands for them.
 *
 * @param blocks the words of each block, in order
 */
export function findNames(
  text: string,
  blocks: readonly (readonly Word[])[],
  people: readonly Person[],
): NameMention[] {
  const full = new Map<string, string>()
  const bySurname = new Map<string, string>()
  const learn = (name: string) => {
    const surname = name.split(/[\s-]+/).at(-1)!
    full.set(gazetteerKey(name), name)
    if (!bySurname.has(surname) && lookUp(surname) === null) bySurname.set(surname, name)
  }
  for (const { type, name } of people) {
    if (type === 'person' && name !== null && name.includes(' ')) learn(name)
  }
  const mentions: NameMention[] = []
  for (const words of blocks) {
    for (let at = 0; at < words.length; ) {
      const word = words[at]!
      const end = CAPITAL.test(word.printed) ? mentionEnd(text, words, at, bySurname) : at
      if (end === at) {
        at++
        continue
      }
      const span: Span = [word.span[0], words[end - 1]!.span[1]]
      const printed = text.slice(span[0], span[1])
      if (end - at > 1 && !full.has(gazetteerKey(printed))) learn(printed)
      const name = full.get(gazetteerKey(printed)) ?? bySurname.get(word.printed) ?? printed
      mentions.push({ name, span })
      at = end
    }
  }
  return mentions
}

function mentionEnd(text: string, words: readonly Word[], at: number, surnames: ReadonlyMap<string, string>): number {
  const word = words[at]!
  const titled = at > 0 && TITLES.has(words[at - 1]!.form) && adjoin(text, words[at - 1]!, word)
  if (givenNames.has(word.printed) && !(ALSO_WORDS.has(word.printed) && startsSentence(text, word))) {
    const end = nameFrom(text, words, at)
    const surname = words[end - 1]
    const known = longestFrom(word.printed) > 1 && lookUp(`${word.printed} ${words[at + 1]?.printed}`) !== null
    if (end > at + 1 && !known && surname !== undefined && !(end === at + 2 && isOtherEntity(surname) && !titled))
      return end
  }
  if (surnames.has(word.printed)) return at + 1
  return titled && isName(word) && !isOtherEntity(word) ? at + 1 : at
}
