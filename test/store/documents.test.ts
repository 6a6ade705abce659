import { beforeEach, expect, test } from 'vitest'
import { transaction } from '../../src/store/database.ts'
import { getDocument, listRevisions, storeExtraction } from '../../src/store/documents.ts'
import { readEvents } from '../../src/store/events.ts'
import { listOutcomes } from '../../src/store/outcomes.ts'
import { searchStatements } from '../../src/store/search.ts'
import {
  countReprocessed,
  failExtraction,
  insertSnapshot,
  requestExtraction,
  startExtract,
  unextractedSnapshots,
} from '../../src/store/snapshots.ts'
import { getStatement } from '../../src/store/statements.ts'
import { aDocument, aSnapshotHead, aStatement, aTopic } from '../support/statements.ts'
import { aPage, aStamp, slashAncestors, store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
const ID = aDocument('').id
const NEXT_DAY = '2026-03-03T10:00:00.000Z'

beforeEach(async () => {
  await database.pool.query(
    'TRUNCATE onrecord.pages, onrecord.snapshots, onrecord.documents, onrecord.events, onrecord.outcomes CASCADE',
  )
})

async function newEvents(after = 0) {
  const { events } = await readEvents(database.pool, { after })
  return events.map(({ op, statement, previous }) => [op, statement.text, previous?.text ?? null])
}

const later = (text: string, changes = {}) => aStatement(text, { firstSeen: NEXT_DAY, lastSeen: NEXT_DAY, ...changes })

test('stores a document with its statements, an event for each, and one outcome', async () => {
  const { pool } = database
  const statements = [aStatement('taxes will rise'), aStatement('nobody will notice')]
  const stored = await store(pool, { text: 'first', statements })
  expect(stored).toMatchObject({ stored: true, revision: 1, added: 2, changed: 0, removed: 0, kept: 0 })
  expect(await newEvents()).toEqual([
    ['ADD', 'taxes will rise', null],
    ['ADD', 'nobody will notice', null],
  ])
  expect(await getStatement(pool, statements[0]!.id)).toEqual({
    ...statements[0],
    cluster: { id: statements[0]!.id.replace('st_', 'cl_'), primary: true },
  })
  expect(await getDocument(pool, ID)).toMatchObject({ text: 'first', revision: 1, extractor: 'onrecord@1.0.0' })
  expect(await listOutcomes(pool)).toMatchObject([{ stage: 'extract', code: 'extracted' }])
})

test('the same extraction again adds nothing and makes no event', async () => {
  const { pool } = database
  const visit = { text: 'first', statements: [aStatement('taxes will rise')] }
  const { lastSeq } = await store(pool, visit)
  expect(await store(pool, visit)).toMatchObject({ stored: false, lastSeq: null })
  await requestExtraction(pool, { read: { unlessBy: 'onrecord@2.0.0' } })
  const again = await store(pool, { ...visit, now: NEXT_DAY })
  expect(again).toMatchObject({ stored: true, revision: 1, kept: 1, added: 0, changed: 0, removed: 0, lastSeq: null })
  expect(await newEvents(lastSeq ?? 0)).toEqual([])
  expect(await listRevisions(pool, ID)).toHaveLength(1)
})

test('an edited page makes a revision, and events for the statements concerned', async () => {
  const { pool } = database
  const said = ['the road is closed until May', 'forty people were moved to safety', 'help is on its way']
  const first = await store(pool, { text: 'first', statements: said.map((text) => aStatement(text)) })
  const edited = ['the road is closed until June', 'forty people were moved to safety', 'schools stay shut']
  const second = await store(pool, { text: 'second', statements: edited.map((text) => later(text)), now: NEXT_DAY })
  expect(second).toMatchObject({ revision: 2, kept: 1, added: 1, changed: 1, removed: 1 })
  expect(await newEvents(first.lastSeq ?? 0)).toEqual([
    ['DEL', 'help is on its way', null],
    ['MOD', 'the road is closed until June', 'the road is closed until May'],
    ['ADD', 'schools stay shut', null],
  ])
  const usable = await searchStatements(pool, { order: 'document' })
  expect(usable.statements.map(({ text, firstSeen, document }) => [text, firstSeen, document.revision])).toEqual([
    [edited[0], NEXT_DAY, 2],
    [edited[1], aStamp.now, 2],
    [edited[2], NEXT_DAY, 2],
  ])
  const gone = await searchStatements(pool, { status: 'canceled' })
  expect(gone.statements.map(({ text, status }) => [text, status]).toSorted()).toEqual([
    ['help is on its way', 'canceled'],
    ['the road is closed until May', 'canceled'],
  ])
  expect((await getDocument(pool, ID, 1))?.text).toBe('first')
})

test('what vanished and comes back is the statement that it was', async () => {
  const { pool } = database
  const visit = { text: 'first', statements: [aStatement('we never said that')] }
  await store(pool, visit)
  await store(pool, { text: 'second', statements: [], now: NEXT_DAY })
  const third = await store(pool, {
    ...visit,
    statements: [later('we never said that')],
    now: '2026-03-04T10:00:00.000Z',
  })
  expect(third).toMatchObject({ stored: true, revision: 3, added: 1 })
  expect(await getStatement(pool, visit.statements[0]!.id)).toMatchObject({ status: 'usable', firstSeen: aStamp.now })
  expect((await newEvents()).map(([op]) => op)).toEqual(['ADD', 'DEL', 'ADD'])
})

test('other topics for the same words are a change, a new place in the text is not', async () => {
  const { pool } = database
  const { lastSeq } = await store(pool, { text: 'first', statements: [aStatement('a'), aStatement('b')] })
  const moved = aStatement('b', { spans: { speaker: [], cue: [], content: [[90, 91]] } })
  const tagged = aStatement('a', { topics: [aTopic('medtop:tax')] })
  await store(pool, { text: 'second', statements: [tagged, moved], now: NEXT_DAY })
  expect(await newEvents(lastSeq ?? 0)).toEqual([['MOD', 'a', 'a']])
  expect((await getStatement(pool, moved.id))?.spans.content).toEqual([[90, 91]])
})

test('marks events with their cause: the page, or another version of the extractor', async () => {
  const { pool } = database
  const causes = async () => (await readEvents(pool, { after: 0 })).events.map(({ op, cause }) => [op, cause])
  const visit = { text: 'first', statements: [aStatement('a')] }
  await store(pool, visit)
  await requestExtraction(pool, { read: { unlessBy: 'onrecord@2.0.0' } })
  await store(pool, { ...visit, statements: [aStatement('a'), aStatement('b')], now: NEXT_DAY })
  // The same text, shown by other bytes: not the extractor's doing.
  await store(pool, { ...visit, bytes: '<p>first</p>', statements: [aStatement('b')], now: '2026-03-04T10:00:00.000Z' })
  expect(await causes()).toEqual([
    ['ADD', 'page'],
    ['ADD', 'reprocess'],
    ['DEL', 'page'],
  ])
  expect(await listRevisions(pool, ID)).toHaveLength(1)
})

test('asks to read again what a source brought and another version has read', async () => {
  const { pool } = database
  await store(pool, { text: 'first', source: 'one', statements: [] })
  const again = { read: { unlessBy: 'onrecord@2.0.0' } }
  expect(await countReprocessed(pool, again)).toBe(1)
  expect(await countReprocessed(pool, { ...again, source: 'two' })).toBe(0)
  expect(await countReprocessed(pool, { read: { unlessBy: 'onrecord@1.0.0' } })).toBe(0)
  const [id = 0] = await requestExtraction(pool, { ...again, source: 'one' })
  expect(await requestExtraction(pool, { ...again, afterId: id })).toEqual([])
  expect(await countReprocessed(pool, { read: { before: new Date(0).toISOString() } })).toBe(0)
  expect(await countReprocessed(pool, { read: { before: new Date(Date.now() + 1_000).toISOString() } })).toBe(1)
})

test('an older snapshot that is extracted late changes nothing', async () => {
  const { pool } = database
  const pageId = await aPage(pool, 'https://news.example/talks')
  const location = { file: 'a.warc.gz', offset: 0, length: 1 }
  const head = aSnapshotHead('old', { fetchedAt: '2026-03-01T10:00:00.000Z' })
  const { id: snapshotId } = await transaction(pool, (client) => insertSnapshot(client, { pageId, head, location }))
  await store(pool, { text: 'new', statements: [aStatement('new')] })
  const extraction = { document: aDocument('old'), statements: [aStatement('old')] }
  const late = { snapshotId, run: 1, extraction, stamp: aStamp, ancestors: slashAncestors }
  expect(await storeExtraction(pool, late)).toMatchObject({ stored: false })
  expect(await newEvents()).toEqual([['ADD', 'new', null]])
  expect(await unextractedSnapshots(pool)).toEqual([])
})

test('an extraction that fails has its outcome and leaves what is stored', async () => {
  const { pool } = database
  await store(pool, { text: 'first', statements: [aStatement('a')] })
  const [snapshotId = 0] = await requestExtraction(pool, { read: { unlessBy: 'onrecord@2.0.0' } })
  expect(await unextractedSnapshots(pool)).toEqual([snapshotId])
  const started = await startExtract(pool, snapshotId)
  const end = { snapshotId, run: started?.run ?? 0, code: 'timeout', detail: 'took\0 too long', stamp: aStamp } as const
  expect(await failExtraction(pool, end)).toBe(true)
  expect(await failExtraction(pool, end)).toBe(false)
  expect(await startExtract(pool, snapshotId)).toBe(null)
  expect(await listOutcomes(pool, { stage: 'extract', code: 'timeout' })).toMatchObject([{ detail: 'took too long' }])
  expect((await searchStatements(pool, {})).statements).toHaveLength(1)
})

test('keeps every character that a page can hold, and sorts what was said in the year 0', async () => {
  const { pool } = database
  const text = 'nul \0, half \ud800 pair, 😀'
  const saidAt = { value: '0000', precision: 'year', basis: 'document' } as const
  const statement = aStatement(text, { saidAt, speaker: { ...aStatement('').speaker, name: 'A\0da', id: 'person:a' } })
  await store(pool, { text, statements: [statement], document: { title: 'a\0\udc00' } })
  expect((await getStatement(pool, statement.id))?.text).toBe(text)
  expect((await getDocument(pool, ID))?.title).toBe('a\0\udc00')
  const { events } = await readEvents(pool, { after: 0, filter: { text: 'pair', speakers: ['ada'] } })
  expect(events.map((event) => event.statement.text)).toEqual([text])
})

test('two at once store the same document once', async () => {
  const { pool } = database
  const statements = Array.from({ length: 30 }, (_, index) => aStatement(`number ${index} was said`))
  const visits = Array.from({ length: 6 }, (_, index) =>
    store(pool, { text: `version ${index % 2}`, statements, now: `2026-03-0${(index % 2) + 2}T10:00:00.000Z` }),
  )
  await Promise.all(visits)
  expect(await newEvents()).toHaveLength(30)
  expect((await searchStatements(pool, {})).statements).toHaveLength(30)
})
