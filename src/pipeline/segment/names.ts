import type { Participant } from '../../schemas/document.ts'
import { type Label, labelKey } from './label.ts'

/** A capitalised run of two to five words on one line, particles allowed inside. */
export const FULL_NAME =
  "\\p{Lu}[\\p{L}'’.-]{0,30}(?:[ \\u00a0](?:(?:de|del|della|der|den|dos|da|di|do|du|van|von|zu|al|el|ibn|bin|ben|la|le|ter|ten|af)\\s){0,2}(?:al-|el-|d['’]|O['’])?\\p{Lu}[\\p{L}'’.-]{0,30}){1,4}"

const ROLE_WORDS = new Set(
  'president|vice|vice-president|prime|minister|deputy|first|acting|former|chairman|chairwoman|chairperson|chair|ceo|cfo|director|general|governor|head|chief|secretary|senator|sen|representative|rep|congressman|congresswoman|ambassador|king|queen|prince|princess|pope|patriarch|archbishop|bishop|mayor|chancellor|premier|speaker|commissioner|ombudsman|ombudsperson|aide|adviser|advisor|spokesman|spokesperson|spokeswoman|professor|prof|dr|doctor|coach|captain|judge|justice|attorney|officer|editor|editor-in-chief|correspondent|journalist|reporter|host|moderator|interviewer|anchor|mr|mrs|ms|miss|sir|lord|lady|colonel|major|lieutenant|sergeant|admiral|marshal|member|founder|co-founder|manager|author|writer|sheikh|emir|sultan|herr|frau|bundeskanzler|bundeskanzlerin|kanzler|kanzlerin|ministerin|präsident|präsidentin|bundespräsident|außenminister|außenministerin|staatssekretär|m|mme|mlle|monsieur|madame|président|présidente|ministre|sr|sra|señor|señora|presidente|presidenta|ministro|ministra|don|doña|signor|signora|президент|министр|премьер-министр|председатель|директор|глава|г-н|г-жа|başkan|cumhurbaşkanı|bakan|sayın|bay|bayan|prezident|nazir|cənab|xanım|pan|pani'.split(
    '|',
  ),
)

const bare = (word: string): string => word.replace(/[.,]$/u, '').toLocaleLowerCase('und')
const titleCase = (name: string): string =>
  name.replace(/\p{L}+/gu, (word) =>
    word.length > 2 || !/^(?:de|la|al|el|di|da|du)$/iu.test(word)
      ? word[0]! + word.slice(1).toLocaleLowerCase('und')
      : word.toLocaleLowerCase('und'),
  )

export type NameBook = {
  /** Full names in the order in which the document gives them. */
  names: string[]
  participants: Participant[]
}

/** Full names in the head of the document and among the labels. */
export function nameBook(head: string, labels: readonly Label[], participants: Participant[]): NameBook {
  const names = new Set(participants.map(({ name }) => name))
  for (const label of labels) {
    const words = label.text.split(/\s+/u)
    if (label.kind === 'name' && words.length >= 2 && !ROLE_WORDS.has(bare(words[0]!)))
      names.add(label.style === 'caps' ? titleCase(label.text) : label.text)
  }
  for (const match of head.matchAll(new RegExp(FULL_NAME, 'gu'))) {
    const words = match[0].replace(/['’]s$/u, '').split(/\s+/u)
    while (words.length > 1 && ROLE_WORDS.has(bare(words[0]!))) words.shift()
    if (words.length >= 2 && words.length <= 4) names.add(words.join(' ').replace(/[.,]$/u, ''))
  }
  return { names: [...names], participants }
}

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? items[0]! : null)

/** The one name in the book that has `word` as its last word, else as its first. */
function byWord(word: string, book: NameBook): string | null {
  const key = labelKey(word)
  const people = book.participants.map(({ name }) => name)
  for (const names of [people, book.names]) {
    const last = names.filter((name) => labelKey(name.split(/\s+/u).at(-1)!) === key)
    if (last.length > 0) return only(last)
    const first = names.filter((name) => labelKey(name.split(/\s+/u)[0]!) === key)
    if (first.length > 0) return only(first)
  }
  return null
}

function byInitials(text: string, book: NameBook): string | null {
  const letters = text.replace(/[.\s-]/gu, '')
  if (letters.length < 2 || letters.length > 4 || letters !== letters.toLocaleUpperCase('und')) return null
  const matching = (names: readonly string[]) =>
    names.filter(
      (name) =>
        name
          .split(/[\s-]+/u)
          .map((word) => word[0])
          .join('')
          .toLocaleUpperCase('und') === letters,
    )
  const people = matching(book.participants.map(({ name }) => name))
  return people.length > 0 ? only(people) : only(matching(book.names))
}

/** The name at the end of a label with a role: "Gazprom CEO Alexei Miller". */
function afterRole(words: readonly string[], book: NameBook): string | null {
  for (const length of [4, 3, 2]) {
    if (words.length <= length) continue
    const key = labelKey(words.slice(-length).join(' '))
    const named = book.names.find((name) => labelKey(name) === key)
    if (named !== undefined) return named
  }
  const role = words.findLastIndex((word) => ROLE_WORDS.has(bare(word)) || /^\p{Ll}/u.test(word))
  const name = words.slice(role + 1)
  return role >= 0 && name.length >= 2 && name.length <= 3 ? name.join(' ') : null
}

/** Names that recognisers and captioners give to voices they do not know. */
const NUMBERED_VOICE =
  /^(?:speaker|sprecher(?:in)?|locuteur|hablante|спикер|konuşmacı|person|voice|unknown|guest|host)?[\s_-]*\d*$/iu

/** The name that the format itself gives a speaker; null for "Speaker 1". */
export function voiceName(voice: string | null, book: NameBook): string | null {
  if (voice === null || NUMBERED_VOICE.test(voice)) return null
  const words = voice.split(/\s+/u)
  return words.length === 1 ? (byWord(voice, book) ?? voice) : voice
}

/** The full name that a label stands for, where the document tells; null where it does not. */
export function resolveLabel(label: Label, book: NameBook): string | null {
  if (label.kind !== 'name' && label.kind !== 'role') return null
  const initials = byInitials(label.text, book)
  if (initials !== null) return initials
  const text = label.style === 'caps' ? titleCase(label.text) : label.text
  const words = text.split(/\s+/u)
  if (words.some((word) => /\.\p{Ll}{2,4}$/u.test(word)) || /^\p{Ll}/u.test(words.at(-1)!)) return null
  const exact = book.names.find((name) => labelKey(name) === label.key)
  if (exact !== undefined) return exact
  if (label.kind === 'role') return afterRole(words, book)
  let start = 0
  while (start < words.length - 1 && ROLE_WORDS.has(bare(words[start]!))) start += 1
  const rest = words.slice(start)
  if (rest.length === 1) return byWord(rest[0]!, book)
  return afterRole(words, book) ?? rest.join(' ')
}
