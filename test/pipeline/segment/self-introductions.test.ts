import { expect, test } from 'vitest'
import { selfIntroductions, selfNamed } from '../../../src/pipeline/segment/self-introductions.ts'

const talk = (first: string, keys = ['speaker 1', 'speaker 2']) => [
  { key: keys[0]!, text: first },
  ...Array.from({ length: 3 }, () => [
    { key: keys[1]!, text: 'I was the lock keeper, and my father before me.' },
    { key: keys[0]!, text: 'When was that?' },
  ]).flat(),
]

test('numbered voices are named by what they say of themselves and of their guest', () => {
  const said = talk("Hello, my name is Hannah Odell, I'm a student, and with me today is Piet Verhaegen.")
  expect([...selfIntroductions(said)]).toEqual([
    ['speaker 1', 'Hannah Odell'],
    ['speaker 2', 'Piet Verhaegen'],
  ])
})

test('a guest is not named where two voices may be his', () => {
  const said = talk("I'm Hannah Odell, and I'm here with Piet Verhaegen.")
  const third = Array.from({ length: 3 }, () => ({ key: 'speaker 3', text: 'So was I.' }))
  expect([...selfIntroductions([...said, ...third])]).toEqual([['speaker 1', 'Hannah Odell']])
})

test('who has a name keeps it, and nobody is named by others', () => {
  expect(selfIntroductions(talk("I'm Hannah Odell.", ['ada obi', 'bo lind'])).size).toBe(0)
  expect(selfIntroductions(talk('With me today is Piet Verhaegen. Hello, Piet.')).size).toBe(0)
})

test.each([
  ['Ada Obi, Harbour Courier. Coach, why did you wait?', 'Ada Obi'],
  ['Hello. This is Bo Lind with Radio North. What now?', 'Bo Lind'],
  ['Thank you. My name is Arturo Beltrán and I worked on the pumps.', 'Arturo Beltrán'],
  ['Thanks. Signe Maddern, I’m a skipper, and my boat is too small for this. Or is it?', 'Signe Maddern'],
  ['Добрый день! Наталья Седых, газета «Речник». Когда откроется мост?', 'Наталья Седых'],
  ['Телеканал «Волга», Пётр Чижов. Когда откроется мост?', 'Пётр Чижов'],
  ['Mr. President, Foreign Minister, what now?', null],
  ['Anna Holm, who is in the room, says it is late. Is it?', null],
])('who asks: %s', (text, name) => {
  expect(selfNamed(text)).toBe(name)
})
