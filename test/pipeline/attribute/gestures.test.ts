import { expect, test } from 'vitest'
import { report } from './report.ts'
import { said } from './said.ts'

const INTRODUCED = 'Iker Zubir runs the ferry with Anna Okoye, who pays for it.'

test.each([
  ['Zubir, told of this, shrugged. “It was empty.”', 'Iker Zubir | shrugged/assert | “It was empty.”'],
  ['Zubir was blunt. “It is over. We lost.”', 'Iker Zubir | blunt/assert | “It is over. We lost.”'],
  ['Asked about the fare, Okoye paused.\n\n“It will rise.”', 'Anna Okoye | paused/assert | “It will rise.”'],
  ['Okoye laughs, and a man turns round. “Let him look at me.”', 'Anna Okoye | laughs/assert | “Let him look at me.”'],
])('who speaks without a verb of saying: %s', (text, wanted) => {
  expect(said(report([INTRODUCED, ...text.split('\n\n')], 'en')).at(-1)).toBe(wanted)
})

test.each([
  [
    'Vranz zögert. „Mehr möchte ich dazu nicht sagen.“',
    'Ilse Vranz | zögert/assert | „Mehr möchte ich dazu nicht sagen.“',
  ],
  [
    'Ihr Mann Josef Pfister sieht das gelassener. „Dann gehen sie halt an den Weiher.“',
    'Josef Pfister | gelassener/assert | „Dann gehen sie halt an den Weiher.“',
  ],
  [
    'Dann lacht Josef Pfister doch noch. „Na gut, mit sechs könnte man reden.“',
    'Josef Pfister | lacht/assert | „Na gut, mit sechs könnte man reden.“',
  ],
])('who speaks in German without a verb of saying: %s', (text, wanted) => {
  expect(said(report([`Die Autorin Ilse Vranz sitzt am Ofen. ${text}`], 'de')).at(-1)).toBe(wanted)
})

test('what is said before and after a gesture is one statement', () => {
  const text = 'Okoye is early. Could she drive before? “God, no. I still can’t.” She laughs. “Nobody taught me to.”'
  expect(said(report([INTRODUCED, text], 'en')).at(-1)).toBe(
    'Anna Okoye | laughs/assert | “God, no. I still can’t.” … “Nobody taught me to.”',
  )
})

test('a quotation with a verb of its own has its own speaker', () => {
  expect(said(report([INTRODUCED, 'Zubir shrugged. “It was empty,” Okoye said.'], 'en'))).toEqual([
    'Anna Okoye | say/assert | “It was empty,”',
  ])
})

test('a paragraph that is a quotation goes on with whom the last sentence told of', () => {
  const paragraphs = [INTRODUCED, 'Okoye said her sister had been on the lower deck.', '“I do not ask where she is.”']
  expect(said(report(paragraphs, 'en')).at(-1)).toBe('Anna Okoye | - | “I do not ask where she is.”')
})
