import { isCaps } from './label-cuts.ts'
import { isRoleWord } from './role-words.ts'

/** An initial, an abbreviated title, or a capitalised word. A full stop after a longer word ends its sentence. */
const NAME_WORD = String.raw`(?:(?:\p{Lu}\.-?){1,3}|(?:Dr|Prof|St|Mr|Mrs|Ms|Mme|DR|MR|MRS|MS)\.|(?:al-|el-|d['’]|O['’])?\p{Lu}[\p{L}\p{M}'’-]{0,30}(?:\s(?:Jr|Sr)\.)?)`
/** Small words inside names. */
export const PARTICLE = '(?:de|del|della|der|den|dos|da|di|do|du|van|von|zu|al|el|ibn|bin|ben|la|le|ter|ten|af)'

/** A capitalised run of two to five words on one line, particles allowed inside. */
export const FULL_NAME = String.raw`(?<!\p{L})${NAME_WORD}(?:[ \u00a0](?:${PARTICLE}\s){0,2}${NAME_WORD}){1,4}`

/** "MORITZ PAPPERT" as "Moritz Pappert"; with the dots that Turkish has. */
export function titleCase(name: string): string {
  const language = /[İışğ]/u.test(name) ? 'tr' : 'und'
  return name.replace(/\p{L}+/gu, (word) =>
    word.length > 2 || !/^(?:de|la|al|el|di|da|du)$/iu.test(word)
      ? word[0]! + word.slice(1).toLocaleLowerCase(language)
      : word.toLocaleLowerCase(language),
  )
}

/** A name printed in capitals, or with its surname in capitals, as names are written elsewhere; any other as it is. */
export const inNormalCase = (name: string): string =>
  isCaps(name) ? titleCase(name) : name.replace(/(?<=^\p{Lu}\p{Ll}+ )\p{Lu}[\p{Lu}-]{2,}$/u, titleCase)

/** Words that begin sentences and headings and no name. */
const NO_NAME_START =
  /^(?:The|This|By|BY|That|These|In|On|At|For|From|And|But|Our|My|Der|Die|Das|Den|Dem|Von|Vom|Mit|Im|Ein|Eine|Als|Auch|Wir|Ich|Les|Un|Une|Des|Avec|Pour|Los|Las|Con|Por|Il|Gli|Non|С|В|На|Для|Это|Как|Мы|Bonjour|Bonsoir|Merci|Hello|Hi|Welcome|Thank|Thanks|Good|Dear|I['’]m|Hallo|Guten|Danke|Hola|Buenos|Buenas|Gracias|Здравствуйте|Спасибо|Merhaba|Salam)$/u
/** "Foreign Minister Aldersund" */
const OF_OFFICE =
  /^(?:foreign|interior|defen[cs]e|finance|health|justice|trade|economy|education|energy|home|transport|culture|press|party|opposition|federal|state)$/iu
/** "L’ingegnere Aldo Conti" */
const ELIDED = /^(?:L|D|Dell|All|Un)['’]\p{Ll}/u
/** "President of Russia Vladimir Putin", "Minister of Transport and Communications Anna Lee": the first capitalised word is a place or a body. */
const BELONGING =
  /(?:^|\s)(?:of|de|du|der|des|von|für|for|di|w|we|ds\.)\s(?:the\s)?$|(?:[Mm]inister|[Ss]ecretary|[Cc]ommissioner|[Dd]irector|[Hh]ead) (?:of|for) (?:the )?\p{Lu}\p{L}+(?:, \p{Lu}\p{L}+)* and $/u

/** "Deposition of Peter James Marsh": what is of a person has the whole name behind it. */
const OF_SOMEBODY = /(?:position|testimony|examination|history|interview) of\s$/iu

/**
 * A name without the offices, countries and first words of sentences before it; null where fewer than two words are left.
 *
 * @param before what stands before it in the text
 */
export function bareName(found: string, before: string): string | null {
  let words = found.replace(/['’]s$/u, '').split(/\s+/u)
  // "Radio North's Ada Obi"
  const owner = words.findLastIndex((word) => /['’]s$/u.test(word))
  if (words.length - owner > 2) words = words.slice(owner + 1)
  const isBefore = ([word, next]: readonly string[]) =>
    isRoleWord(word!) || NO_NAME_START.test(word!) || ELIDED.test(word!) || (OF_OFFICE.test(word!) && isRoleWord(next!))
  while (words.length > 1 && isBefore(words)) words = words.slice(1)
  const office = words.slice(0, -2).findLastIndex((word) => word.length > 1 && isRoleWord(word))
  words = words.slice(office + 1)
  if (words.length > 2 && BELONGING.test(before) && !OF_SOMEBODY.test(before)) words = words.slice(-2)
  // "R. De todo": an answer's letter and its first word.
  while (ENDLESS.test(words.at(-1) ?? '')) words = words.slice(0, -1)
  return words.length < 2 || WITH_CASE.test(words.at(-1)!) ? null : words.join(' ')
}

/** "Courier-nin": of a newspaper that stood in quotation marks, in Turkic cases. */
const WITH_CASE = /\p{L}-(?:n[ıiuü]n|y?[aə]|d[aə]n?)$/u
/** What no name ends in. */
const ENDLESS = /^(?:De|Del|La|El|Los|Las|Le|Les|Der|Die|Das|Den|Van|Von|Da|Do|Du|Di|Y|E|Und|And|Et)$/u

/** "HVM" of "Harriet Vane-Moss". */
export const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/u)
    .map((word) => word[0])
    .join('')
    .toLocaleUpperCase('und')

/** "JK", "J.K.", "J. K." */
export const isInitials = (text: string): boolean => /^(?:\p{Lu}[.-]\s?){2,4}$|^\p{Lu}{2,4}$/u.test(text)

export const lettersIn = (initials: string): string => initials.replace(/[.\s-]/gu, '')

/** Whether a text holds a full name with these initials. */
export const hasInitials = (text: string, letters: string): boolean =>
  [...text.matchAll(new RegExp(FULL_NAME, 'gu'))].some(([name]) => initialsOf(name) === letters)
