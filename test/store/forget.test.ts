import { beforeEach, expect, test } from 'vitest'
import { insertCapture } from '../../src/store/backfills.ts'
import { getDocument } from '../../src/store/documents.ts'
import { lastSeq, readEvents } from '../../src/store/events.ts'
import { findSpeakers, forgetPage, forgetPerson } from '../../src/store/forget.ts'
import { addPages, findPage, requestFetch } from '../../src/store/pages.ts'
import { dropExpired, droppedSnapshots, listRetention, markErased, setRetention } from '../../src/store/retention.ts'
import { searchStatements } from '../../src/store/search.ts'
import { findSnapshot, startExtract } from '../../src/store/snapshots.ts'
import { aDocument, aSnapshotHead, aSpeaker, aStatement } from '../support/statements.ts'
import { slashAncestors, store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()
const URL = 'https://news.example/talks'
const ID = aDocument('').id
const given = { at: '2026-03-05T10:00:00.000Z', ancestors: slashAncestors }

const SECRET = 'the north bridge was never safe'
const PLAIN = 'the south bridge is quite safe'
const theirs = aStatement(SECRET, { speaker: aSpeaker('Bo Lind') })
const another = aStatement(PLAIN, {
  target: { ...aStatement('').target, context: `Lind said ${SECRET}, and Obi said ${PLAIN}.` },
})

beforeEach(async () => {
  await database.pool.query(
    `TRUNCATE onrecord.pages, onrecord.snapshots, onrecord.documents, onrecord.events, onrecord.fingerprints,
       onrecord.forgotten_people, onrecord.retention, onrecord.subscriptions CASCADE`,
  )
})

/** Everything that the database holds, as text. */
async function everything(): Promise<string> {
  const { pool } = database
  const tables = ['statements', 'events', 'event_facets', 'revisions', 'documents', 'pages', 'snapshots', 'deliveries']
  const all = await Promise.all(tables.map((table) => pool.query(`SELECT t::text AS row FROM onrecord.${table} t`)))
  return all.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n')
}

const talk = (version = 1) =>
  store(database.pool, {
    text: `Lind said ${SECRET}, and Obi said ${PLAIN}. (${version})`,
    source: 'courier',
    statements: [theirs, another],
    now: `2026-03-02T1${version}:00:00.000Z`,
  })

const tombstones = async () =>
  (await readEvents(database.pool, { after: 0, filter: { speakers: ['nobody at all'] } })).events.map(
    ({ op, cause, statement }) => [op, cause, statement.id, statement.text, statement.status],
  )

test('forgets a page: content, events and bytes, and tells every subscriber which statements are gone', async () => {
  const { pool } = database
  await talk(1)
  await talk(2)
  expect(await forgetPage(pool, { url: URL, ...given })).toMatchObject({ pages: 1, statements: 2 })
  expect(await everything()).not.toMatch(/bridge|Lind|Obi/i)
  expect(await tombstones()).toEqual([theirs, another].map(({ id }) => ['DEL', 'erasure', id, '[erased]', 'canceled']))
  expect(await getDocument(pool, ID)).toBe(null)
  const page = await findPage(pool, URL)
  expect(await addPages(pool, [{ url: URL, source: 'courier' }])).toEqual({ added: [], known: 1 })
  await requestFetch(pool, [page?.id ?? 0])
  expect(await findPage(pool, URL)).toMatchObject({ state: 'failed', nextFetchAt: null })
  expect(await droppedSnapshots(pool, { afterId: 0, limit: 10 })).toHaveLength(2)
  expect(await forgetPage(pool, { url: 'https://nowhere.example/', ...given })).toBe(null)
})

test('keeps nothing of a forgotten page that comes back from an archive, or by a redirect to it', async () => {
  const { pool } = database
  await talk(1)
  await forgetPage(pool, { url: URL, ...given })
  const tombstone = await lastSeq(pool)
  for (const text of [`Lind said ${SECRET}, and Obi said ${PLAIN}. (1)`, `Lind said ${SECRET} once more.`]) {
    const head = aSnapshotHead(text, { url: URL, hints: { title: SECRET }, fetchedAt: '2026-03-09T10:00:00.000Z' })
    const location = { file: 'b.warc.gz', offset: 0, length: 1 }
    const capture = { url: URL, aliases: [], sources: [], head, location, noarchive: false }
    const { snapshotId, extract } = await insertCapture(pool, capture)
    expect(extract).toBe(false)
    expect(await startExtract(pool, snapshotId)).toBe(null)
  }
  expect(await droppedSnapshots(pool, { afterId: 0, limit: 10 })).toHaveLength(2)
  expect(await findPage(pool, URL)).toMatchObject({ forgotten: true, nextFetchAt: null })
  expect(await everything()).not.toMatch(/bridge|Lind|Obi/i)
  expect(await lastSeq(pool)).toBe(tombstone)
})

test('forgets what a person said, also in what stands around it, and keeps what others say', async () => {
  const { pool } = database
  await talk(1)
  await talk(2)
  expect(await findSpeakers(pool, 'lind')).toEqual(['person:bo-lind'])
  const before = await getDocument(pool, ID)
  expect(await forgetPerson(pool, { speakerId: 'person:bo-lind', ...given })).toMatchObject({ pages: 1, statements: 1 })
  expect(await everything()).not.toMatch(/north bridge|never safe|Bo Lind/)
  expect(await tombstones()).toEqual([['DEL', 'erasure', theirs.id, '[erased]', 'canceled']])
  const { statements } = await searchStatements(pool, {})
  expect(statements.map(({ text }) => text)).toEqual([PLAIN])
  expect((await getDocument(pool, ID))?.text.length).toBe(before?.text.length)
})

test('stores nothing of what a forgotten person says later, elsewhere', async () => {
  const { pool } = database
  await talk()
  await forgetPerson(pool, { speakerId: 'person:bo-lind', ...given })
  const document = { id: 'doc_00000000000000000000000000000009' }
  const stored = await store(pool, {
    url: 'https://other.example/',
    text: `He said ${SECRET}.`,
    document,
    statements: [theirs],
  })
  expect(stored).toMatchObject({ stored: true, added: 0 })
  expect(await everything()).not.toContain(SECRET)
})

test('drops bytes and revisions that are too old, by the source that keeps longest', async () => {
  const { pool } = database
  for (const version of [1, 2, 3]) await talk(version)
  expect(await dropExpired(pool)).toEqual({ snapshots: 0, revisions: 0 })
  await setRetention(pool, { source: 'courier', snapshotDays: 1, revisions: 2 })
  expect(await listRetention(pool)).toEqual([{ source: 'courier', snapshotDays: 1, revisions: 2 }])
  await addPages(pool, [{ url: URL, source: 'archive' }])
  expect(await dropExpired(pool)).toEqual({ snapshots: 0, revisions: 0 })
  await setRetention(pool, { source: 'archive', snapshotDays: 2, revisions: 1 })
  expect(await dropExpired(pool)).toEqual({ snapshots: 3, revisions: 1 })
  expect(await dropExpired(pool)).toEqual({ snapshots: 0, revisions: 0 })
  expect((await getDocument(pool, ID, 1)) ?? null).toBe(null)
  expect((await searchStatements(pool, {})).statements).toHaveLength(2)
  const [first, ...others] = await droppedSnapshots(pool, { afterId: 0, limit: 10 })
  await markErased(pool, first?.id ?? 0)
  expect(await droppedSnapshots(pool, { afterId: 0, limit: 10 })).toEqual(others)
  const { snapshot } = (await getDocument(pool, ID))!
  expect(await findSnapshot(pool, snapshot, null)).toMatchObject({ dropped: true })
})
