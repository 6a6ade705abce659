import { describe, expect, test } from 'vitest'
import { READING } from '../../../../src/pipeline/attribute/finder/breadth.ts'
import { COLUMNS } from '../../../../src/pipeline/attribute/finder/chain.ts'
import { cueContext } from '../../../../src/pipeline/attribute/finder/cue-context.ts'
import { encode } from '../../../../src/pipeline/attribute/finder/encode.ts'
import { isPlausible } from '../../../../src/pipeline/attribute/finder/plausible.ts'
import { posteriors } from '../../../../src/pipeline/attribute/finder/posteriors.ts'
import { type Language, readTokens } from '../../../../src/pipeline/attribute/finder/read-tokens.ts'
import type { TokenSpan } from '../../../../src/pipeline/attribute/finder/spans.ts'

/** Whether a text is a report whose cue and speaker are these words of it. */
function plausible(text: string, cue: string, speaker: string | null, language: Language = 'en'): boolean {
  const tokens = readTokens(text, language)
  const encoded = encode(tokens, language, () => undefined, [])
  const believed = posteriors(new Float32Array(tokens.count * COLUMNS), tokens.count)
  const at = (word: string): TokenSpan => [tokens.words.indexOf(word), tokens.words.indexOf(word) + 1]
  const candidate = {
    cue: [at(cue)],
    context: cueContext(encoded, believed, at(cue), READING),
    placed: {
      speaker: speaker === null ? null : at(speaker),
      left: null,
      right: null,
      speakerLog: 0,
      leftLog: 0,
      rightLog: 0,
    },
    rank: 0,
    hint: null,
  }
  return isPlausible(candidate, [])
}

describe('who can speak', () => {
  test.each([
    ['Okoye', true],
    ['After', false],
  ])('%s', (speaker, is) => {
    expect(plausible('After the flood Okoye said the bridge would close.', 'said', speaker)).toBe(is)
  })

  test('who is told something hears it', () => {
    expect(plausible('Okoye was told the bridge would close.', 'told', 'Okoye')).toBe(false)
  })
})

describe('German "so" names a speaker behind a comma alone', () => {
  test.each([
    ['Die Brücke schließe, so Okoye.', true],
    ['Die Brücke ist so Okoye.', false],
  ])('%s', (text, is) => {
    expect(plausible(text, 'so', 'Okoye', 'de')).toBe(is)
  })
})

test.each([
  ['The council put off a decision.', 'put', false],
  ['The council put it mildly.', 'put', true],
  ['The coastguard called off the search.', 'called', false],
])('%s', (text, cue, is) => {
  expect(plausible(text, cue, text.split(' ')[1]!)).toBe(is)
})

test('“mir” hears', () => {
  expect(plausible('Olga Lang sagte mir, sie brauche noch Zeit.', 'sagte', 'mir', 'de')).toBe(false)
  expect(plausible('Olga Lang sagte mir, sie brauche noch Zeit.', 'sagte', 'Lang', 'de')).toBe(true)
})
