import { beforeAll, expect, test } from 'vitest'
import { countFacets, type StatementSearch, searchStatements } from '../../src/store/search.ts'
import { whenSaid } from '../../src/store/statement-rows.ts'
import { aSpeaker, aStatement } from '../support/statements.ts'
import { store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

const said = (value: string) => ({ saidAt: { value, precision: 'day', basis: 'statement' } as const })
const TEXTS = [
  'harvests were poor in the valley',
  'the valley needs water, not promises',
  'wells will be dug before summer',
  'nobody asked the farmers',
]

beforeAll(async () => {
  const [a, b, c, d] = TEXTS as [string, string, string, string]
  await store(database.pool, {
    text: TEXTS.join('\n'),
    statements: [
      aStatement(a, said('2026-01-10')),
      aStatement(b, { ...said('2026-01-12'), speaker: aSpeaker('Nadia Wells') }),
      aStatement(c, said('2026-01-11T18:00:00+02:00')),
      aStatement(d, { speaker: aSpeaker(null, 'one farmer') }),
    ],
  })
})

const found = async (query: StatementSearch) =>
  (await searchStatements(database.pool, query)).statements.map(({ text }) => TEXTS.indexOf(text))

test('sorts by when it was said, or where it stands', async () => {
  expect(await found({})).toEqual([3, 1, 2, 0])
  expect(await found({ order: 'document' })).toEqual([0, 1, 2, 3])
})

test.each<[search: string, expected: number[]]>([
  ['valley', [1, 0]],
  ['wells', [1, 2]],
  ['nadia prom*', [1]],
  ['prom', []],
  ['prom* nadia', [1]],
  ['one farmer', [3]],
  ['"the valley"', [1, 0]],
  ['"valley the"', []],
  ['"be dug bef*"', [2]],
  ['"nadia wells" water', [1]],
  ['"wells nadia"', []],
  ["' | :* \\", []],
  ['"" valley', [1, 0]],
])('searches for %s in what was said and by whom', async (search, expected) => {
  expect(await found({ search })).toEqual(expected)
})

test('ranks by how close the words stand', async () => {
  expect(await found({ search: 'valley needs', order: 'relevance' })).toEqual([1])
  expect(await found({ search: 'the', order: 'relevance' })).toHaveLength(3)
  expect(await found({ order: 'relevance' })).toEqual(await found({ order: 'said' }))
})

test('counts the values of facets over what matches', async () => {
  const { counted, complete, values } = await countFacets(database.pool, {}, { facets: ['speakers', 'acts'] })
  expect({ counted, complete }).toEqual({ counted: 4, complete: true })
  expect(values.acts).toEqual([{ value: 'assert', count: 4 }])
  expect(values.speakers).toEqual([
    { value: 'person:ada-obi', count: 2 },
    { value: 'person:nadia-wells', count: 1 },
  ])
  const few = await countFacets(database.pool, { search: 'wells' }, { limit: 1 })
  expect([few.counted, few.values.speakers?.length, few.values.kinds]).toEqual([
    2,
    1,
    [{ value: 'indirect', count: 2 }],
  ])
})

test('narrows by filter, document and time', async () => {
  expect(await found({ filter: { speakers: ['wells'] } })).toEqual([1])
  expect(await found({ filter: { text: 'wells' } })).toEqual([2])
  expect(await found({ documentId: 'doc_none' })).toEqual([])
  expect(await found({ from: '2026-01-11', to: '2026-01-12' })).toEqual([2])
  expect(await found({ from: '2026-01-11T17:00:00Z', to: '2026-01-13' })).toEqual([1])
  await expect(found({ from: 'yesterday' })).rejects.toThrow('"yesterday" is no date')
})

test.each(['said', 'seen', 'document', 'relevance'] as const)(
  'gives pages that join to the whole, sorted by %s',
  async (order) => {
    const whole = await found({ order, ...(order === 'relevance' && { search: 'the' }) })
    const joined: number[] = []
    let after: string | null | undefined
    do {
      const page = await searchStatements(database.pool, {
        order,
        ...(order === 'relevance' && { search: 'the' }),
        limit: 2,
        ...(after && { after }),
      })
      joined.push(...page.statements.map(({ text }) => TEXTS.indexOf(text)))
      after = page.next
    } while (after !== null)
    expect(joined).toEqual(whole)
  },
)

test('refuses a place that is none', async () => {
  await expect(found({ after: 'page 2' })).rejects.toThrow('does not name a place')
})

test.each([
  ['2026-01-10T12:00', '2026-01-10T12:00:00.000Z'],
  ['2026-01-10T12:00-05:00', '2026-01-10T17:00:00.000Z'],
  ['2026-01', '2026-01-01T00:00:00.000Z'],
  ['0000', '2026-03-02T00:00:00.000Z'],
  ['9999-99-99', '2026-03-02T00:00:00.000Z'],
])('takes "%s" for %s', (value, moment) => {
  expect(whenSaid(aStatement('', said(value)))).toBe(moment)
})
