import { beforeEach, expect, test } from 'vitest'
import { readEvents } from '../../src/store/events.ts'
import { searchStatements } from '../../src/store/search.ts'
import { aStatement } from '../support/statements.ts'
import { store, type Visit } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE onrecord.pages, onrecord.snapshots, onrecord.documents, onrecord.events, onrecord.fingerprints CASCADE',
  )
})

const QUOTE = 'the harbour will be dredged before winter, whatever it costs'
const ANSWER = `I have said it before: ${QUOTE}. And nobody will lose a day of pay.`

/** What an outlet shows; the n-th makes it that day of the month. */
async function outlet(n: number, texts: string[], changes: Partial<Visit> & { kind?: 'turn'; version?: number } = {}) {
  const { kind = 'indirect', version = 1, ...visit } = changes
  const id = `doc_${String(n).padStart(32, '0')}`
  const document = { ...aStatement('').document, id, datePublished: `2026-03-0${n}` }
  return store(database.pool, {
    url: `https://outlet-${n}.example/`,
    text: `version ${version}`,
    document: { id },
    statements: texts.map((text) => aStatement(text, { document, kind })),
    now: `2026-03-0${n}T${10 + version}:00:00.000Z`,
    ...visit,
  })
}

async function clusters() {
  const { statements } = await searchStatements(database.pool, {})
  return statements
    .map(({ document, text, cluster }) => ({ outlet: Number(document.id.slice(-1)), text, cluster }))
    .toSorted((a, b) => a.outlet - b.outlet)
}

const eventsAfter = async (after: number) =>
  (await readEvents(database.pool, { after })).events.map(({ op, cause, statement, previous }) => ({
    ...{ op, cause, outlet: Number(statement.document.id.slice(-1)), primary: statement.cluster?.primary },
    before: previous?.cluster?.primary,
  }))

test('puts what several documents repeat into one cluster, the earliest report being primary', async () => {
  await outlet(2, [QUOTE, 'taxes will not rise this year or the next'])
  await outlet(3, [QUOTE])
  const quoted = (await clusters()).filter(({ text }) => text === QUOTE)
  expect(new Set(quoted.map(({ cluster }) => cluster?.id)).size).toBe(1)
  expect(quoted.map(({ cluster }) => cluster?.primary)).toEqual([true, false])
  const { statements } = await searchStatements(database.pool, { clusterId: quoted[0]?.cluster?.id ?? '' })
  expect(statements.map(({ text }) => text)).toEqual([QUOTE, QUOTE])
})

test('makes a transcript that comes late the primary, and tells of the report that was', async () => {
  const { lastSeq } = await outlet(2, [QUOTE])
  await outlet(4, [ANSWER], { kind: 'turn' })
  expect(await eventsAfter(lastSeq ?? 0)).toEqual([
    { op: 'ADD', cause: 'page', outlet: 4, primary: true, before: undefined },
    { op: 'MOD', cause: 'cluster', outlet: 2, primary: false, before: true },
  ])
})

test('passes the primary on when it vanishes from its page', async () => {
  await outlet(2, [QUOTE])
  const { lastSeq } = await outlet(3, [QUOTE])
  await outlet(2, [], { version: 2 })
  expect(await eventsAfter(lastSeq ?? 0)).toEqual([
    { op: 'DEL', cause: 'page', outlet: 2, primary: true, before: undefined },
    { op: 'MOD', cause: 'cluster', outlet: 3, primary: true, before: false },
  ])
  await outlet(4, [QUOTE])
  expect((await clusters()).map(({ cluster }) => cluster?.primary)).toEqual([true, false])
})

test('keeps a statement in its cluster when it is reworded, or vanishes and comes back', async () => {
  await outlet(2, [QUOTE])
  await outlet(3, [QUOTE])
  const before = (await clusters())[0]?.cluster?.id
  await outlet(3, [`${QUOTE}, she said`], { version: 2 })
  await outlet(2, [], { version: 2 })
  await outlet(2, [QUOTE], { version: 3 })
  const now = await clusters()
  expect(now.map(({ cluster }) => cluster)).toEqual([
    { id: before, primary: true },
    { id: before, primary: false },
  ])
})

test('two documents that repeat one another and are stored at once share a cluster', async () => {
  await Promise.all([1, 2, 3, 4, 5].map((n) => outlet(n, [QUOTE, ANSWER])))
  const all = await clusters()
  expect(all).toHaveLength(10)
  expect(all.filter(({ cluster }) => cluster?.primary).length).toBeLessThanOrEqual(2)
})
