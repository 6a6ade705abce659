import { beforeAll, expect, test } from 'vitest'
import { whenSaid } from '../../src/store/statement-rows.ts'
import { queryStatements, type StatementQuery } from '../../src/store/statements.ts'
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

const found = async (query: StatementQuery) =>
  (await queryStatements(database.pool, query)).statements.map(({ text }) => TEXTS.indexOf(text))

test('sorts by when it was said, or where it stands', async () => {
  expect(await found({})).toEqual([3, 1, 2, 0])
  expect(await found({ order: 'document' })).toEqual([0, 1, 2, 3])
})

test('searches in what was said and by whom, the last word by its beginning', async () => {
  expect(await found({ search: 'valley' })).toEqual([1, 0])
  expect(await found({ search: 'wells' })).toEqual([1, 2])
  expect(await found({ search: 'nadia prom' })).toEqual([1])
  expect(await found({ search: 'prom nadia' })).toEqual([])
  expect(await found({ search: 'one far' })).toEqual([3])
  expect(await found({ search: "' | :* \\" })).toEqual([])
})

test('narrows by filter, document and time', async () => {
  expect(await found({ filter: { speakers: ['wells'] } })).toEqual([1])
  expect(await found({ filter: { text: 'wells' } })).toEqual([2])
  expect(await found({ documentId: 'doc_none' })).toEqual([])
  expect(await found({ from: '2026-01-11', to: '2026-01-12' })).toEqual([2])
  expect(await found({ from: '2026-01-11T17:00:00Z', to: '2026-01-13' })).toEqual([1])
  await expect(found({ from: 'yesterday' })).rejects.toThrow('"yesterday" is no date')
})

test.each(['said', 'seen', 'document'] as const)('gives pages that join to the whole, sorted by %s', async (order) => {
  const whole = await found({ order })
  const joined: number[] = []
  let after: string | null | undefined
  do {
    const page = await queryStatements(database.pool, { order, limit: 3, ...(after && { after }) })
    joined.push(...page.statements.map(({ text }) => TEXTS.indexOf(text)))
    after = page.next
  } while (after !== null)
  expect(joined).toEqual(whole)
})

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
