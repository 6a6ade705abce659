import { isOfficeAlone, withoutOffice } from './label-form.ts'
import type { Style } from './lines.ts'
import { isRoleWord } from './role-words.ts'
import {
  ANONYMOUS_LABELS,
  ANSWER_LABELS,
  FIRST_PERSON,
  INTERPRETER_LABELS,
  INTERVIEWEE_LABELS,
  INTERVIEWER_LABELS,
  MODERATOR_LABELS,
  NO_LABELS,
  QUESTION_LABELS,
  SAYING,
  SECOND_PERSON,
} from './words.ts'

export type LabelKind =
  | 'question'
  | 'answer'
  | 'interviewer'
  | 'interviewee'
  | 'moderator'
  | 'anonymous'
  | 'interpreter'
  /** One or more capitalised words: a name, an outlet, or something else that a colon follows. */
  | 'name'
  /** A longer phrase that ends like a name: "Deputy Prime Minister Olga Golodets". */
  | 'role'

export type LabelStyle = Style | 'caps' | 'plain'

const PLAIN_LABEL_WORDS = 8
const PARTICLES =
  /^(?:de|del|della|der|den|dos|das|da|di|do|du|van|von|vom|zu|zum|zur|ten|ter|af|av|al|el|ibn|bin|ben|bint|la|le|les|y|e|i|of|and|the|oğlu|qızı|oglu|kyzy|und|et|и|&|d['’]|l['’])$/u
export const UNCASED = /^\p{Lo}/u

export const labelKey = (text: string): string =>
  text
    .toLocaleLowerCase('und')
    .replace(/[\s\u00a0_]+/gu, ' ')
    .trim()

/** "Question 3", "Speaker 2", "Q1" without their number. */
const numberless = (key: string): string => key.replace(/[\s#№.]*\d{1,3}$/u, '')

const GENERIC: readonly [LabelKind, ReadonlySet<string>][] = [
  ['question', QUESTION_LABELS],
  ['answer', ANSWER_LABELS],
  ['interviewer', INTERVIEWER_LABELS],
  ['moderator', MODERATOR_LABELS],
  ['interviewee', INTERVIEWEE_LABELS],
  ['anonymous', ANONYMOUS_LABELS],
  ['interpreter', INTERPRETER_LABELS],
]

function genericKind(key: string): LabelKind | null {
  const bare = numberless(key).replace(/\.$/u, '')
  for (const [kind, words] of GENERIC) if (words.has(bare)) return kind
  if (/^(?:question|вопрос|frage|pregunta) (?:from|by|to|von|от|из|de) /u.test(key)) return 'question'
  if (/^(?:unidentified|audience) /u.test(key)) return 'anonymous'
  return null
}

const isCapitalised = (word: string): boolean =>
  /^["'«„“(]?(?:\p{Lu}|\p{Lt}|\p{Lo})/u.test(word) || /^(?:d|l|al|el)['’-]\p{Lu}/u.test(word)

/** What kind of label these words could be; null for a phrase of prose. */
export function kindOf(text: string, style: LabelStyle): LabelKind | null {
  const key = labelKey(text)
  // "BY MS. LIND:" stands over an examiner's questions, "2:04 P.M." over a record.
  if (/^(?:dear|by) |^[ap]\.?m\.?$/u.test(key)) return null
  if (key === '' || NO_LABELS.has(key) || NO_LABELS.has(numberless(key).replace(/\.$/u, ''))) return null
  const generic = genericKind(key)
  if (generic !== null) return generic
  if (SAYING.test(key)) return null
  const head = withoutOffice(text)
  if (!/\p{L}/u.test(head) || /^\d/u.test(head)) return null
  if (/[!?؟？;"“”„«»[\]{}<>=@|]|https?:|\d{3}/u.test(head)) return null
  // "Ada Obi, Chief Executive", but not "Ada Obi, who came last".
  if (head !== text)
    return isOfficeBehind(text.slice(head.length)) && namesSomebody(head, style) === 'name' ? 'name' : null
  return namesSomebody(text, style)
}

const OFFICE_CHARS = 110
const CLAUSE = /^,\s(?:who|whose|which|that|where|der|die|das|den|qui|que|che|и|который|которая)\s|[!?;]/u
const ON_BEHALF =
  /^(?:on behalf|au nom|pour le groupe|im namen|für die|en nombre|a nome|фракци|от фракци|від|w imieniu|namens)/iu

/** Whether what follows a comma is an office or a house: "Chief Executive", "Calder Bank", and no sentence that goes on. */
function isOfficeBehind(behind: string): boolean {
  if (behind.length > OFFICE_CHARS || CLAUSE.test(behind)) return false
  if (FIRST_PERSON.test(behind) || SECOND_PERSON.test(behind)) return false
  const words = behind.slice(1).trim().split(/\s+/u)
  return isCapitalised(words[0]!) || ON_BEHALF.test(words.join(' ')) || words.some((word) => isRoleWord(word))
}

function namesSomebody(text: string, style: LabelStyle): 'name' | 'role' | null {
  const words = text.trim().split(/[\s\u00a0]+/u)
  if (style === 'plain' && words.length > PLAIN_LABEL_WORDS) return null
  const last = words.at(-1)!
  const bare = words.map((word) => word.replace(/[,.]$/u, ''))
  const namelike = bare.every(
    (word) =>
      isCapitalised(word) ||
      PARTICLES.test(word) ||
      isRoleWord(word) ||
      /^\p{L}[\p{L}-]*\.(?:\p{L}{2,4})$/u.test(word) ||
      /^\d{1,2}$/u.test(word),
  )
  if (namelike && words.length <= 5 && (isCapitalised(words[0]!) || words.length <= 3)) {
    if (isCapitalised(last) || /^\d+$/u.test(last) || /\.\p{L}{2,4}$/u.test(last)) return 'name'
    return style !== 'plain' && words.length <= 3 ? 'name' : null
  }
  // "El señor ministro de Agricultura", "M. le président": an office alone.
  if (isCapitalised(words[0]!) && isOfficeAlone(text)) return 'role'
  // Outlets write themselves small: "brand eins", "fluter.de", "taz".
  if (words.length <= 2 && words.every((word) => /^\p{Ll}[\p{L}.]*$/u.test(word))) return 'name'
  const beforeLast = bare.at(-2)
  if (beforeLast !== undefined && isCapitalised(last) && isCapitalised(beforeLast) && words.length <= 24) return 'role'
  if (UNCASED.test(text) && text.length <= 16) return 'name'
  return null
}
