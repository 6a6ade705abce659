import { expect, it } from 'vitest'
import { readTalk } from './talk.ts'

const genreOf = async (text: string) => (await readTalk(text, { as: 'text' })).genre.genre

const NEWS =
  'Norrby Ferries orders two ships\n\nNorrby Ferries has ordered two ships from a yard in Hamnvik.\n\n“They are clean,” said Marta Lindqvist.\n'

it('is a press release where its sender says who it is and whom to ask', async () => {
  expect(await genreOf(NEWS)).toBe('Current')
  expect(await genreOf(`${NEWS}\nAbout Norrby Ferries\n\nIt has 240 people.\n\nMedia contact: Anna Lee\n`)).toBe(
    'Press_Release',
  )
  expect(await genreOf(`${NEWS}\nÜber Norrby Ferries\n\nEs hat 240 Leute.\n\nPressekontakt: Anna Lee\n`)).toBe(
    'Press_Release',
  )
  expect(await genreOf(`FOR IMMEDIATE RELEASE\n\n${NEWS}`)).toBe('Press_Release')
  expect(await genreOf(`${NEWS}\nAbout the author: Anna Lee writes on ships.\n`)).toBe('Current')
})
