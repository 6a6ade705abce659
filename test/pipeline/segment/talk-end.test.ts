import { expect, test } from 'vitest'
import { readTalk } from './talk.ts'

const TALK = [
  'FORTY YEARS OF BREAD',
  'An interview with Edda Fairlea\nby Lionel Prewer',
  'Q: What do you remember about the first morning?',
  'A: The smell. We had forgotten the salt, and nobody told us until noon.',
  'Q: Who thought of starting a bakery?',
  'A: I did, and my brother laughed. Then he bought the oven for us all.',
  'Q: Will you miss it?',
  'A: I will miss four in the morning. There is nobody about but bakers and cats.',
  'Q: And what will you have for breakfast now?',
  'A: Porridge.',
]

const textOf = (...behind: string[]) => [...TALK, ...behind].join('\n\n')
const read = (text: string) => readTalk(text, { as: 'text', contentType: 'text/plain' })

test.each([
  ['“Loaf” is out now on Lantern Press. Edda Fairlea reads at the library on Friday.'],
  ['The open day is on 30 May, and everybody is welcome to it.'],
  ['You can sponsor Edda and her cats on the page of the cooperative.'],
])('no answer goes on with what a paper tells of the guest: %s', async (notice) => {
  const { said } = await read(textOf(notice))
  expect(said.at(-1)?.[3]).toBe('Porridge.')
})

test('“Q & A” is no label', async () => {
  const { said } = await read(textOf('---', 'Also on our web site:', 'Q & A on the new membership cards'))
  expect(said).toHaveLength(8)
})

test('a byline under the subtitle names who asks', async () => {
  const { said } = await read(textOf())
  expect(said[0]?.[1]).toBe('Lionel Prewer')
  expect(said[1]?.[1]).toBe('Edda Fairlea')
})
