import { describe, expect, test } from 'vitest'
import {
  asWhoSays,
  withLead,
  withName,
  withoutDateline,
  withoutExpletive,
  withoutMainClause,
  withoutWhere,
  withPreposition,
  withRest,
  withWhom,
} from '../../../src/pipeline/attribute/extent.ts'
import { trimmedSpeaker } from '../../../src/pipeline/attribute/german-speaker.ts'
import type { Found } from '../../../src/pipeline/attribute/rules/found.ts'
import type { Span } from '../../../src/pipeline/types.ts'

/** `text` with the speaker in (…), the cue in […] and the content in {…}. */
function marked(source: string): { text: string; found: Found } {
  const found: Found = { paragraph: 0, speaker: [], cue: [], content: [], confidence: 0.9 }
  const roles: Record<string, Span[]> = { '(': found.speaker, '[': found.cue, '{': found.content }
  let text = ''
  let open: Span[] = []
  let start = 0
  for (const character of source) {
    if (character in roles) {
      open = roles[character]!
      start = text.length
    } else if (')]}'.includes(character)) open.push([start, text.length])
    else text += character
  }
  return { text, found }
}

const words = (text: string, spans: readonly Span[]) => spans.map((span) => text.slice(...span)).join(' … ')

describe('whom somebody asks is a part of what is asked', () => {
  test.each([
    ['(Okoye) [urged] the council {to think again}', 'the council to think again'],
    ['(Okoye) [promised] the council {to think again}', 'to think again'],
    ['(Okoye) [asked], in May, {to be heard}', 'to be heard'],
  ])('%s', (source, content) => {
    const { text, found } = marked(source)
    expect(words(text, withWhom(text, found))).toBe(content)
  })
})

describe('what stands before an aside was said too', () => {
  test.each([
    ['The ferry, (she) [said], {would stop at night}.', 'The ferry … would stop at night'],
    ['But, (she) [said], {the ferry would stop}.', 'the ferry would stop'],
    ['In a statement, (Okoye) [said], {the ferry would stop}.', 'the ferry would stop'],
    ['The ferry, (she) [said], {“would stop”}.', '“would stop”'],
  ])('%s', (source, content) => {
    const { text, found } = marked(source)
    expect(words(text, withLead(text, [0, text.length], found, []))).toBe(content)
  })
})

describe('what stands behind an aside was said too', () => {
  test.each([
    ['{The tax}, (Benes) [insisted] on Sunday evening, would not be withdrawn.', 'The tax … would not be withdrawn'],
    ['{The tax}, (she) [said], is late.', 'The tax … is late'],
    ['{The tax is late}, (she) [said] on Sunday, before the session.', 'The tax is late'],
    [
      '{The tax will rise in May and again in June}, (she) [said], was the plan.',
      'The tax will rise in May and again in June',
    ],
  ])('%s', (source, content) => {
    const { text, found } = marked(source)
    expect(words(text, withRest(text, [0, text.length], found))).toBe(content)
  })
})

test('the preposition of a verb is a part of the cue', () => {
  const { text, found } = marked('(Okoye) [complained] {about the noise}')
  const { cue, content } = withPreposition(text, found)
  expect([words(text, cue), words(text, content)]).toEqual(['complained about', 'the noise'])
})

test('“herself” is whose name stands before it', () => {
  const { text, found } = marked('Julia Kern (herself) [dismissed] {the idea}')
  expect(words(text, withName(text, found.speaker))).toBe('Julia Kern')
})

test('where it was said is no part of what was said', () => {
  const { text, found } = marked('{Geiger should go}, (he) [demanded] {in an interview with the weekly Blick}')
  expect(words(text, withoutWhere(text, found.content))).toBe('Geiger should go')
})

test('a dateline is no part of the speaker or of what was said', () => {
  const { text, found } = marked('(NORRBY – The mayor) [said] {the ferry would stop}')
  expect(words(text, withoutDateline(text, found.speaker))).toBe('The mayor')
  const dated = marked('{BAKU, 2 March 2026 - The link will reopen}, (the ministers) [said]')
  expect(words(dated.text, withoutDateline(dated.text, dated.found.content))).toBe('The link will reopen')
})

test.each([
  ['[Asked about] {the bridge, Lee did not rule out delays}', 'the bridge'],
  ['[Asked] {whether he expected help, he laughed}', 'whether he expected help'],
  ['(Lee) [asked] {whether the bridge, which is old, would hold}', 'whether the bridge, which is old, would hold'],
])('what was asked ends before what was answered: %s', (source, content) => {
  const { text, found } = marked(source)
  expect(words(text, withoutMainClause(text, found))).toBe(content)
})

test.each([
  ['(Der Sprecher dem Sender) [sagte], {die Fähre fahre nicht}', 'Der Sprecher'],
  ['Von (der Aue) [sagte], {die Fähre fahre nicht}', 'Von der Aue'],
  ['(Der Sprecher mit dem Hut) [sagte], {die Fähre fahre nicht}', 'Der Sprecher mit dem Hut'],
  ['(Jonas Falk der Norrbyer Rundschau) [sagte], {die Fähre fahre nicht}', 'Jonas Falk'],
  ['(das Amt auf Anfrage) [teilte mit], {die Fähre fahre nicht}', 'das Amt'],
  ['(der Wirt und erntete Lacher) [sagte], {die Fähre fahre nicht}', 'der Wirt'],
  ['(Aus) dem Amt [hieß es], {die Fähre fahre nicht}', 'dem Amt'],
  ['Auf die (Frage, ob sie fahre,) [sagte] von der Aue: {„Nein.“}', 'von der Aue'],
  ['(Der Vorsitzende) der Werft, Jonas Falk, [warf] ihr vor, {sie lüge}', 'Der Vorsitzende der Werft, Jonas Falk'],
])('who speaks in German, not to whom: %s', (source, speaker) => {
  const { text, found } = marked(source)
  expect(words(text, trimmedSpeaker(text, found))).toBe(speaker)
})

test.each([
  ['(The bridge), as Kern recently [explained], {is old}', 'Kern'],
  ['(The mayor), as tired as Kern, [said] {it is old}', 'The mayor'],
])('who says so stands behind "as": %s', (source, speaker) => {
  const { text, found } = marked(source)
  expect(words(text, asWhoSays(text, found))).toBe(speaker)
})

describe('nobody says what is clear', () => {
  test.each([
    ['(It) is [clear] {that the ferry must stop}', ''],
    ["(It's) [worth noting] {that the ferry must stop}", ''],
    ['(It) [said] {that the ferry must stop}', 'It'],
  ])('%s', (source, speaker) => {
    const { text, found } = marked(source)
    expect(words(text, withoutExpletive(text, found))).toBe(speaker)
  })
})
