import { holds } from './descriptions.ts'
import { type Known, type Mention, unnamed } from './people.ts'
import { genderInWords, isRole } from './words.ts'

/** "A man walking a dog shook his head.": who enters at the head of a sentence without a name. */
const ENTERS = /(?:A|An|One|Another) (?:\p{Ll}[\p{L}-]* ){0,3}?(\p{Ll}[\p{L}-]*)(?=[ ,])/gu
const SOMEBODY =
  /^(?:(?:gentle|fisher|police)?(?:man|woman)|boy|girl|teenager|resident|neighbou?r|driver|passenger|witness|bystander|shopper|commuter|customer|student|fan|supporter|protester|mother|father|parent|worker|employee|colleague|friend|relative|motorcyclist|cyclist|pensioner|veteran|visitor|tourist|tenant|volunteer|patient)$/

const HEAD_CHARS = 3
/** A lookbehind in the patterns would ask this at every letter of the text. */
const isAtHead = (text: string, at: number): boolean =>
  /^$|\n$|[.!?]["”’]? $/.test(text.slice(Math.max(0, at - HEAD_CHARS), at))

/** The people without names that enter a text as the subject of a sentence, in order. */
export function strangersIn(text: string): Mention[] {
  return [...text.matchAll(ENTERS)]
    .filter(({ index }) => isAtHead(text, index))
    .filter(([, noun]) => SOMEBODY.test(noun!) || isRole(noun!))
    .map(({ index, 0: phrase }) => ({
      at: index,
      end: index + phrase.length,
      known: unnamed('group', phrase, genderInWords(phrase)),
    }))
}

/** "The governor, whose term ends in May,": an office at the head of a sentence. */
const OFFICE = /The ((?:\p{L}+ ){0,2}\p{L}+)(?=[ ,])/gu

/** Those who enter as the subject of a sentence by the office that only they hold, in order. */
export function holdersIn(text: string, all: readonly Known[]): Mention[] {
  return [...text.matchAll(OFFICE)].flatMap(({ index, 1: phrase }) => {
    if (!isAtHead(text, index)) return []
    const words = phrase!.split(' ')
    const role = words.findIndex((word) => isRole(word.toLowerCase()))
    if (role < 0) return []
    const office = words.slice(0, role + 1).join(' ')
    const wanted = { roles: [words[role]!.toLowerCase()], names: [], text: office }
    const [holder, other] = all.filter((known) => known.human && known.since < index && holds(known, wanted))
    const isOnly = holder !== undefined && other === undefined
    return isOnly ? [{ at: index, end: index + 'The '.length + office.length, known: holder }] : []
  })
}
