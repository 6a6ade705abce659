import { type Mention, unnamed } from './people.ts'
import { genderInWords, isRole } from './words.ts'

/** "A man walking a dog shook his head.": who enters at the head of a sentence without a name. */
const ENTERS = /(?<=^|\n|[.!?]["”’]? )(?:A|An|One|Another) (?:\p{Ll}[\p{L}-]* ){0,3}?(\p{Ll}[\p{L}-]*)(?=[ ,])/gu
const SOMEBODY =
  /^(?:(?:gentle|fisher|police)?(?:man|woman)|boy|girl|teenager|resident|neighbou?r|driver|passenger|witness|bystander|shopper|commuter|customer|student|fan|supporter|protester|mother|father|parent|worker|employee|colleague|friend|relative|motorcyclist|cyclist|pensioner|veteran|visitor|tourist|tenant|volunteer|patient)$/

/** The people without names that enter a text as the subject of a sentence, in order. */
export function strangersIn(text: string): Mention[] {
  return [...text.matchAll(ENTERS)]
    .filter(([, noun]) => SOMEBODY.test(noun!) || isRole(noun!))
    .map(({ index, 0: phrase }) => ({
      at: index,
      end: index + phrase.length,
      known: unnamed('group', phrase, genderInWords(phrase)),
    }))
}
