import { expect, test } from 'vitest'
import { readCue } from '../../../src/pipeline/attribute/acts/acts.ts'
import { verbGroup } from '../../../src/pipeline/attribute/acts/verb-group.ts'

/** The reading of the cue between brackets; what is in braces is speaker or content. */
function read(marked: string, language: string): string {
  const spans: [number, number][] = []
  const others: [number, number][] = []
  let text = ''
  let start = 0
  for (const character of marked) {
    if (character === '[' || character === '{') start = text.length
    else if (character === ']') spans.push([start, text.length])
    else if (character === '}') others.push([start, text.length])
    else text += character
  }
  const [first, ...rest] = spans
  if (first === undefined) throw new Error('no cue is marked')
  const cue = spans.map((span) => text.slice(...span)).join(' ')
  const { lemma, act, negated } = readCue(cue, verbGroup(text, [first, ...rest], others, language), '', language)
  return `${negated ? 'not ' : ''}${lemma}: ${act}`
}

test.each([
  ['insisted', 'that she had the backing of the board', 'assert'],
  ['insisted on', 'a vote', 'demand'],
  ['suggested', 'that the doctor had lied', 'assert'],
  ['suggested', 'that she take some leave', 'propose'],
])('%s %s', (cue, content, act) => {
  expect(readCue(cue, cue, content, 'en').act).toBe(act)
})

test('the sentence before negates nothing', () => {
  expect(read('They were not. [Asked] {whether she had}', 'en')).toBe('ask: ask')
})

test.each([
  ['{Lee} [ruled out] {a second term}', 'rule out: deny'],
  ['{Lee} did not [rule out] {a second term}', 'not rule out: deny'],
  ['{Lee} has not [ruled out] {a second term}', 'not rule out: deny'],
  ['{Lee} refused to [rule out] {a second term}', 'not rule out: deny'],
  ['{Lee} refused to [say] {whether she would run}', 'not say: refuse'],
  ['{Lee} [declined to comment] {on the case}', 'not comment: refuse'],
  ['{Lee} [declined] {the invitation}', 'decline: refuse'],
  ['{Lee} would not [confirm] {that the ship had left}', 'not confirm: refuse'],
  ['{Lee} wouldn’t [say] {who paid}', 'not say: refuse'],
  ['{Lee} could not [say] {whether the bridge was safe}', 'not say: doubt'],
  ['{Lee} was unable to [confirm] {the number}', 'not confirm: doubt'],
  ['{Lee} stopped short of [accusing] {the mayor}', 'not accuse: accuse'],
  ['{Lee} [denied] {that money had changed hands}', 'deny: deny'],
  ['{Lee} did not [deny] {it}', 'not deny: deny'],
  ['{Lee} did not [mention] {the strike}', 'not mention: assert'],
  ['{Lee} not only [praised] {the crew}', 'praise: praise'],
  ['the man who refused to leave [said] {he was afraid}', 'say: assert'],
])('%s', (marked, reading) => {
  expect(read(marked, 'en')).toBe(reading)
})

test.each([
  ['{Die Ministerin} [schloss] {Neuwahlen} nicht [aus]', 'not ausschließen: deny'],
  ['{Die Ministerin} wollte {Neuwahlen} nicht [ausschließen]', 'not ausschließen: deny'],
  ['{Der Sprecher} wollte {den Bericht} nicht [bestätigen]', 'not bestätigen: refuse'],
  ['{Der Sprecher} wollte sich am Montag nicht dazu [äußern]', 'not äußern: refuse'],
  ['{Der Sprecher} konnte nicht [sagen], {ob die Brücke hält}', 'not sagen: doubt'],
  ['{Die Firma} [bestritt], {Geld gezahlt zu haben}', 'bestreiten: deny'],
  ['{Die Firma} [dementierte] {die Berichte} nicht', 'not dementieren: deny'],
  ['{Die Firma} [sagte], {sie habe nichts gewusst}', 'sagen: assert'],
  ['{Die Firma} [kritisierte] nicht nur {den Preis}', 'kritisieren: criticise'],
  ['{Der Zeuge} weigerte sich [auszusagen]', 'not auszusagen: refuse'],
])('%s', (marked, reading) => {
  expect(read(marked, 'de')).toBe(reading)
})
