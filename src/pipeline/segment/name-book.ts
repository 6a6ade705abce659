import type { Participant } from '../../schemas/document.ts'
import { type Gender, genderOfName } from '../given-names.ts'
import type { Label } from './label.ts'
import { isOfficeAlone, officeholder, withoutOffice, withoutTitles } from './label-form.ts'
import { labelKey } from './label-kind.ts'
import { bareName, FULL_NAME, initialsOf, inNormalCase, isInitials, lettersIn, PARTICLE, titleCase } from './names.ts'
import { genderOfHonorific, isRoleWord } from './role-words.ts'

export type NameBook = {
  /** Full names in the order in which the document gives them. */
  names: string[]
  participants: Participant[]
  /** Where people are introduced. */
  head: string
}

/** Full names in the head of the document and among the labels. */
export function nameBook(head: string, labels: readonly Label[], participants: Participant[]): NameBook {
  const names = new Set(participants.map(({ name }) => name))
  for (const label of labels) {
    if (label.kind === 'question' && WHOLE_NAME.test(askerOf(label))) names.add(askerOf(label))
    const text = withoutOffice(label.text)
    const words = withoutPlace(withoutTitles(behindOffice(text.split(/\s+/u))))
    if (
      (label.kind === 'name' || text !== label.text) &&
      words.length >= 2 &&
      !isOfficeAlone(text) &&
      !isInitials(text)
    )
      names.add(inNormalCase(words.join(' ')))
  }
  for (const match of head.matchAll(new RegExp(FULL_NAME, 'gu'))) {
    const name = bareName(match[0], head.slice(Math.max(0, match.index - BEFORE_CHARS), match.index))
    if (name !== null && !isInitials(name) && !OF_COUPLE.test(name) && name.split(/\s+/u).length <= 4)
      names.add(/\p{Ll}/u.test(name) ? name : titleCase(name))
  }
  for (const name of couplesIn(head)) names.add(name)
  return { names: [...names], participants, head }
}

/** "Наталья и Игорь Заварзины": each with the surname in his or her own form. */
function couplesIn(head: string): string[] {
  return [...head.matchAll(/(\p{Lu}\p{Ll}+) и (\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+(?:ин|ов|ев|ёв))ы(?!\p{L})/gu)].flatMap(
    ([, one, other, surname]) =>
      [one!, other!].flatMap((given) => {
        const gender = genderOfName(given)
        return gender === null ? [] : [`${given} ${surname}${gender === 'f' ? 'а' : ''}`]
      }),
  )
}

/** "Игорь Заварзины": the end of a couple's names. */
const OF_COUPLE = /(?:ин|ов|ев|ёв)ы$/u

const BEFORE_CHARS = 48

const only = <T>(items: readonly T[]): T | null => (items.length === 1 ? items[0]! : null)

const givenGender = (name: string): Gender | null => genderOfName(name.split(/[\s-]+/u)[0]!)

/** The one name in the book that has `word` as its last word, else, unless it is a surname, as its first. */
function byWord(word: string, book: NameBook, isSurname = false, gender: Gender | null = null): string | null {
  const key = labelKey(word)
  const people = book.participants.map(({ name }) => name)
  for (const names of [people, book.names]) {
    const bearers = names.filter((name) => labelKey(name.split(/\s+/u).at(-1)!) === key)
    // "MRS. LIND" is not Bo Lind.
    const last = bearers.filter((name) => gender === null || (givenGender(name) ?? gender) === gender)
    // "Brückenprüferin Wiebusch" is no second bearer beside Hannelore Wiebusch.
    if (last.length > 0) return only(last) ?? only(last.filter((name) => givenGender(name) !== null))
    if (isSurname) continue
    const first = names.filter((name) => labelKey(name.split(/\s+/u)[0]!) === key)
    if (first.length > 0) return only(first)
  }
  // "Quirós" of Anselmo Quirós Tejada
  const middle = book.names.filter((name) => labelKey(name).split(/\s+/u).slice(1, -1).includes(key))
  return word.length > 3 ? only(middle) : null
}

function byInitials(text: string, book: NameBook): string | null {
  const letters = lettersIn(text)
  if (letters.length < 2 || letters.length > 4 || letters !== letters.toLocaleUpperCase('und')) return null
  const matching = (names: readonly string[]) => names.filter((name) => initialsOf(name) === letters)
  const people = matching(book.participants.map(({ name }) => name))
  return people.length > 0 ? only(people) : only(matching(book.names))
}

/** "T. Reed" is the one Tom Reed, "В. С. Дронов" the one Виталий Сергеевич Дронов. */
function byInitial(words: readonly string[], book: NameBook): string | null {
  const initial = /^(\p{Lu})\.$/u.exec(words[0]!)?.[1]
  if (initial === undefined) return null
  const surname = labelKey(words.filter((word) => !/^\p{Lu}\.$/u.test(word)).join(' '))
  return only(book.names.filter((name) => isBearer(name, initial, surname)))
}

const isBearer = (name: string, initial: string, surname: string): boolean =>
  name.startsWith(initial) && name[1] !== '.' && labelKey(name).endsWith(` ${surname}`)

/** The name at the end of a label with a role: "Gazprom CEO Alexei Miller". */
function afterRole(words: readonly string[], book: NameBook): string | null {
  for (const length of [4, 3, 2]) {
    if (words.length <= length) continue
    const key = labelKey(words.slice(-length).join(' '))
    const named = book.names.find((name) => labelKey(name) === key)
    if (named !== undefined) return named
  }
  return words.slice(0, -2).some((word) => isRoleWord(word) || /^\p{Ll}/u.test(word)) ? trailingName(words) : null
}

const PARTICLES = new RegExp(`^${PARTICLE}$`, 'u')

/** The last two words of an official's title, with what belongs between them: "Ursula von der Leyen". */
function trailingName(words: readonly string[]): string | null {
  let start = words.length - 2
  while (start > 0 && PARTICLES.test(words[start]!)) start -= 1
  const name = words.slice(start)
  return isRoleWord(name[0]!) || /^\p{Ll}/u.test(name[0]!) ? null : name.join(' ')
}

/** Names that recognisers and captioners give to voices they do not know. */
const NUMBERED_VOICE =
  /^(?:speaker|sprecher(?:in)?|locuteur|hablante|спикер|konuşmacı|person|voice|unknown|guest|host)?[\s_-]*\d*$/iu

export const isNumberedVoice = (label: string): boolean => NUMBERED_VOICE.test(label)

/** The name that the format itself gives a speaker; null for "Speaker 1". */
export function voiceName(voice: string | null, book: NameBook): string | null {
  if (voice === null || isNumberedVoice(voice)) return null
  const words = voice.split(/\s+/u)
  return words.length === 1 ? (byWord(voice, book) ?? voice) : voice
}

/** "VladimirPutin": a space that got lost between two elements. */
function withoutSpaces(key: string, book: NameBook): string | undefined {
  return key.includes(' ') || key.length < 8
    ? undefined
    : book.names.find((name) => labelKey(name).replaceAll(' ', '') === key)
}

/** "Mr. Lind of Calder": members of one surname are told apart by their places. */
function withoutPlace(words: readonly string[]): readonly string[] {
  const of = words.findIndex((word) => /^of$/iu.test(word))
  return of > 0 ? words.slice(0, of) : words
}

/** "Foreign Minister Aldersund": what stands before the last word of an office belongs to it. */
function behindOffice(words: readonly string[]): readonly string[] {
  const office = words.slice(0, -1).findLastIndex(isRoleWord)
  const name = words.slice(office + 1)
  return office > 0 && name.every((word) => /^\p{Lu}/u.test(word)) ? name : words
}

/** A name in a script without capitals is written in one; it counts where the document introduces it. */
const isWholeName = ({ text }: Label, { head }: NameBook): boolean =>
  /^\p{Lo}{2,}(?:·\p{Lo}+)*$/u.test(text) && head.includes(text)

/** The whole of a Japanese name whose first part is a label: "久世智之さん", "名取はる（なとり・はる）". */
function wholeNameOf({ text }: Label, { head }: NameBook): string | null {
  if (!/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,4}$/u.test(text)) return null
  const found = new Set(
    Array.from(head.matchAll(new RegExp(`${text}\\p{Lo}{1,4}?(?=さん|氏|様|（)`, 'gu')), ([name]) => name),
  )
  return only([...found])
}

/** "Julian et Marie-Sophie": not one person. */
const SEVERAL = /\p{Lu}\S*\s(?:and|und|et|y|e|и|ve|və|&|\/)\s\p{Lu}/u

/** Words of an office from which on the last two may be a name: what it is for, given name and surname. */
const FEWEST_FREE = 3

/** "Secretary General", "Mr King", "President of Norrby Ada Obi". */
function byOffice(label: string, book: NameBook): string | null {
  const words = inNormalCase(label).split(/\s+/u)
  const holder = holderIn(label, book)
  // "Mr King" may be one, and the king of a country another.
  if (holder !== null || words.length < 3) return holder ?? byWord(words.at(-1)!, book)
  // "Minister of Foreign and European Affairs" ends in no name, "Minister of Industry and Trade Ada Obi" does.
  const listed = words.findLastIndex((word) => /^(?:and|und|et|y|e|и)$/iu.test(word))
  const free = Math.min(withoutTitles(words).length, words.length - listed) - 1
  return free >= FEWEST_FREE ? afterRole(words, book) : byWord(words.at(-1)!, book)
}

/** Who holds an office, as the head of the document says: "by the Secretary General Ada Obi", "Ada Obi, Spokesman for …". */
function holderIn(office: string, { head }: NameBook): string | null {
  const words = withoutArticle(office).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const found = new Set<string>()
  for (const pattern of [
    `(?<!\\p{L})${anyCase(words)}\\s(${FULL_NAME})`,
    `(${FULL_NAME}),\\s(?:the\\s)?${anyCase(words)}(?!\\p{L})`,
    // "the Minister of Transport and Islands, Ada Obi"
    `(?<!\\p{L})${anyCase(words)}\\s(?:[Oo][Ff]|[Ff][Oo][Rr])\\s[^,.;:\\n]{2,60},\\s(${FULL_NAME})`,
  ]) {
    for (const match of head.matchAll(new RegExp(pattern, 'gu'))) {
      const name = /^(?:of|for)\s/iu.test(match[1]!) ? null : bareName(match[1]!, '')
      if (name !== null) found.add(inNormalCase(name))
    }
  }
  return only([...found])
}

const withoutArticle = (office: string): string => office.replace(/^(?:the|el|la|le|o|a|de|der|die)\s/iu, '')

/** The words with their first letters large or small. */
const anyCase = (words: string): string =>
  words.replace(/(?<!\p{L})\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)

const WHOLE_NAME = new RegExp(`^${FULL_NAME}$`, 'u')

const askerOf = ({ remarks: [remark = ''] }: Label): string => /^[^,]*/u.exec(remark)![0].trim()

/** Who asks, as brackets behind the letter tell: "Q (Ada Obi, Harbour Courier):", "Q (Obi):". */
function askerIn(label: Label, book: NameBook): string | null {
  const asker = askerOf(label)
  if (WHOLE_NAME.test(asker)) return asker
  return /^\p{Lu}[\p{L}'’-]+$/u.test(asker) ? byWord(asker, book, true) : null
}

/** "В.Дронов", "В.С.Дронов": initials that stand close. */
const spaced = (label: string): string => label.replace(/(?<!\p{L})(\p{Lu}\.)(?=\p{Lu}[\p{L}.])/gu, '$1 ')

/** The full name that a label stands for, where the document tells; null where it does not. */
export function resolveLabel(label: Label, book: NameBook): string | null {
  if (label.kind === 'moderator') return officeholder(label)
  if (label.kind === 'question') return askerIn(label, book)
  if (label.kind !== 'name' && label.kind !== 'role') return null
  const holder = officeholder(label)
  if (holder !== null) return byWord(holder.split(/\s+/u).at(-1)!, book) ?? inNormalCase(holder)
  if (isOfficeAlone(label.text)) return byOffice(label.text, book)
  if (SEVERAL.test(label.text)) return null
  const initials = byInitials(label.text, book)
  if (initials !== null) return initials
  if (isInitials(label.text) && label.text.includes('.')) return null
  const bare = spaced(withoutOffice(label.text))
  const text = inNormalCase(bare)
  const words = text.split(/\s+/u)
  if (words.some((word) => /\.\p{Ll}{2,4}$/u.test(word)) || /^\p{Ll}/u.test(words.at(-1)!)) return null
  const key = labelKey(bare)
  const initialled = byInitial(words, book)
  if (initialled !== null) return initialled
  const exact = book.names.find((name) => labelKey(name) === key) ?? withoutSpaces(key, book)
  if (exact !== undefined) return exact
  if (label.kind === 'role') return afterRole(words, book)
  const rest = withoutPlace(withoutTitles(behindOffice(words)))
  if (rest.length === 1)
    return (
      byWord(rest[0]!, book, words.length > 1, genderOfHonorific(words[0]!)) ??
      wholeNameOf(label, book) ??
      (isWholeName(label, book) ? label.text : null)
    )
  return afterRole(words, book) ?? inNormalCase(rest.join(' '))
}
