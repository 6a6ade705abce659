import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Statement } from '../../src/schemas/statement.ts'
import type { Filter } from '../../src/schemas/subscription.ts'
import { transaction } from '../../src/store/database.ts'
import { appendEvents, lastSeq, type NewEvent, readEvents } from '../../src/store/events.ts'
import { facetsOf } from '../../src/store/facets.ts'
import { aSpeaker, aStatement, aTopic } from '../support/statements.ts'
import { slashAncestors, store } from '../support/stored.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

function addition(text: string): NewEvent {
  const statement = aStatement(text)
  const facets = facetsOf(statement, [], slashAncestors)
  return { op: 'ADD', statement, previous: null, facets, previousFacets: null, cause: 'page', revision: 1 }
}

/** A transaction that writes an event and stays open until told to go on. */
function openWriter(text: string) {
  let commit = () => {}
  const waiting = new Promise<void>((resolve) => {
    commit = resolve
  })
  let written = () => {}
  const hasWritten = new Promise<void>((resolve) => {
    written = resolve
  })
  const done = transaction(database.pool, async (client) => {
    await appendEvents(client, [addition(text)], '2026-03-02T10:00:00.000Z')
    written()
    await waiting
  })
  return { done, hasWritten, commit }
}

test('a reader with a cursor misses nothing when a slow transaction has the lower number', async () => {
  const start = await lastSeq(database.pool)
  const slow = openWriter('slow')
  await slow.hasWritten
  const quick = openWriter('quick')
  quick.commit()
  const read: string[] = []
  let cursor = start
  const readOn = async () => {
    const { events, scannedTo } = await readEvents(database.pool, { after: cursor })
    read.push(...events.map(({ statement }) => statement.text))
    cursor = scannedTo
  }
  // Time enough for the quick one to commit, if nothing held it back.
  await Promise.race([quick.done, sleep(300)])
  await readOn()
  slow.commit()
  await Promise.all([slow.done, quick.done])
  await readOn()
  expect(read).toEqual(['slow', 'quick'])
})

test('a reader beside many writers sees every event once and in order', async () => {
  const { pool } = database
  const start = await lastSeq(pool)
  const seqs: number[] = []
  let writing = true
  const reader = (async () => {
    let cursor = start
    for (;;) {
      const wasWriting = writing
      const { events, scannedTo } = await readEvents(pool, { after: cursor, limit: 7 })
      seqs.push(...events.map(({ seq }) => seq))
      if (!wasWriting && scannedTo === cursor) return
      cursor = scannedTo
    }
  })()
  const write = (writer: number) => async () => {
    for (let turn = 0; turn < 25; turn++) {
      await transaction(pool, async (client) => {
        await appendEvents(
          client,
          [addition(`${writer} ${turn} a`), addition(`${writer} ${turn} b`)],
          '2026-03-02T10:00:00Z',
        )
        await sleep(Math.random() * 5)
      })
    }
  }
  await Promise.all([0, 1, 2, 3].map((writer) => write(writer)()))
  writing = false
  await reader
  expect(seqs).toHaveLength(4 * 25 * 2)
  expect(seqs).toEqual([...new Set(seqs)].toSorted((a, b) => a - b))
})

test('a transaction that is rolled back leaves no event', async () => {
  const { pool } = database
  const before = await lastSeq(pool)
  const failing = transaction(pool, async (client) => {
    await appendEvents(client, [addition('never')], '2026-03-02T10:00:00Z')
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await readEvents(pool, { after: before })).toEqual({ events: [], scannedTo: before })
})

test('filters by everything that a subscription can name', async () => {
  const { pool } = database
  const after = await lastSeq(pool)
  const url = 'https://filter.example/1'
  const document = { id: 'doc_0123456789abcdef0123456789abcdef' }
  const place = {
    name: 'Côte d’Ivoire',
    type: 'place',
    uri: 'iso3166:CI',
    spans: [],
    target: false,
  } satisfies Statement['entities'][number]
  const texts = ['Taxes on coffee will rise, she warned', 'Es wird keine neuen Steuern geben', '関税は上がる']
  await store(pool, {
    url,
    source: 'coffee-news',
    text: 'coffee',
    document,
    statements: [
      aStatement(texts[0]!, {
        speaker: aSpeaker('Zoë Le Goff'),
        topics: [aTopic('medtop:economy/tax')],
        entities: [place],
        cue: { text: 'warned', lemma: 'warn', act: 'warn', negated: false },
      }),
      aStatement(texts[1]!, { language: 'de-at', kind: 'direct', confidence: 40, cue: null }),
      aStatement(texts[2]!, {
        speaker: aSpeaker(null, 'the minister'),
        language: 'ja',
        topics: [aTopic('medtop:20000146')],
      }),
    ],
  })
  const matching = async (filter: Filter) =>
    (await readEvents(pool, { after, filter })).events.map(({ statement }) => texts.indexOf(statement.text))
  const cases: [Filter, number[]][] = [
    [{}, [0, 1, 2]],
    [{ speakers: ['le goff'] }, [0]],
    [{ speakers: ['ZOE', 'person:ada-obi'] }, [0, 1]],
    [{ speakers: ['go'] }, []],
    [{ speakers: ['-'] }, []],
    [{ topics: ['medtop:economy'] }, [0]],
    [{ topics: ['medtop:economy/tax/vat'] }, []],
    // Retired in favour of the other.
    [{ topics: ['medtop:20000165'] }, [2]],
    [{ acts: ['warn', 'deny'] }, [0]],
    [{ kinds: ['direct'] }, [1]],
    [{ entities: ["cote d'ivoire"] }, [0]],
    [{ entities: ['iso3166:CI'] }, [0]],
    [{ languages: ['de'] }, [1]],
    [{ languages: ['de-at', 'ja'] }, [1, 2]],
    [{ sources: ['coffee-news'] }, [0, 1, 2]],
    [{ sources: ['tea-news'] }, []],
    [{ text: 'COFFEE taxes' }, [0]],
    [{ text: 'coff' }, []],
    [{ text: 'goff' }, []],
    [{ text: '関税' }, [2]],
    [{ text: '税関' }, []],
    [{ text: '%' }, []],
    [{ minConfidence: 41 }, [0, 2]],
    [{ ops: ['MOD'] }, []],
    [{ ops: ['ADD'], languages: ['en'], text: 'rise' }, [0]],
  ]
  for (const [filter, expected] of cases) expect([filter, await matching(filter)]).toEqual([filter, expected])
})

test('tells a subscriber of a change that takes a statement out of the filter', async () => {
  const { pool } = database
  const url = 'https://leaving.example/1'
  const visit = { url, document: { id: 'doc_00000000000000000000000000000001' } }
  const tagged = aStatement('it is about money', { topics: [aTopic('medtop:money')] })
  const { lastSeq } = await store(pool, { ...visit, text: 'one', statements: [tagged] })
  await store(pool, { ...visit, text: 'two', statements: [{ ...tagged, topics: [] }], now: '2026-03-03T10:00:00.000Z' })
  const { events } = await readEvents(pool, { after: lastSeq ?? 0, filter: { topics: ['medtop:money'] } })
  expect(events.map(({ op, previous }) => [op, previous?.topics.length])).toEqual([['MOD', 1]])
})

test('a filter that lets little through moves on all the same', async () => {
  const { pool } = database
  const filter = { text: 'nobody ever said this' }
  expect(await readEvents(pool, { after: 0, filter })).toEqual({ events: [], scannedTo: await lastSeq(pool) })
  const { events, scannedTo } = await readEvents(pool, { after: 0, limit: 3 })
  expect([events.length, scannedTo]).toEqual([3, events.at(-1)?.seq])
})
