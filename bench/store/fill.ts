import type pg from 'pg'
import { ancestors } from '../../src/pipeline/tag/ancestors.ts'
import { taxonomy, topicUri } from '../../src/pipeline/tag/taxonomy.ts'
import type { Statement } from '../../src/schemas/statement.ts'
import { transaction } from '../../src/store/database.ts'
import { appendEvents } from '../../src/store/events.ts'
import { facetsOf } from '../../src/store/facets.ts'
import { putStatements } from '../../src/store/statement-rows.ts'

const BATCH_SIZE = 1_000
const WORDS = 20_000
const ACTS = ['assert', 'assert', 'assert', 'deny', 'warn', 'criticise', 'promise', 'congratulate'] as const
const LANGUAGES = ['en', 'en', 'en', 'de', 'fr', 'es']
const START = Date.UTC(2020, 0, 1)

const topics = [...taxonomy.keys()].map(topicUri)

/** A word by how often words are used (Zipf): w0 stands in about every second statement, w10000 in a few. */
const word = (): string => `w${Math.floor(WORDS ** Math.random()) - 1}`
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() ** 2 * list.length)]!

function made(number: number): Statement {
  const text = Array.from({ length: 12 + Math.floor(Math.random() * 30) }, word).join(' ')
  const speaker = Math.floor(5_000 * Math.random() ** 3)
  const id = number.toString(16).padStart(32, '0')
  const at = new Date(START + number * 60_000).toISOString()
  const url = `https://news.example/${Math.floor(number / 20)}`
  return {
    ...{ schema: 'statement/1', id: `st_${id}`, kind: number % 3 === 0 ? 'direct' : 'indirect', text },
    language: pick(LANGUAGES),
    speaker: {
      ...{ name: `First${speaker} Last${speaker % 997}`, literal: 'he', id: `person:${speaker}`, role: 'minister' },
      ...{ uri: null, resolution: 'pronoun', confidence: 80 },
    },
    addressee: null,
    cue: { text: 'said', lemma: 'say', act: pick(ACTS), negated: false },
    ...{ freeIndirect: false, inReplyTo: null, within: null },
    topics: [1, 2].map(() => ({
      uri: pick(topics),
      name: 'a topic',
      scheme: 'mediatopic',
      confidence: 80,
      evidence: [],
    })),
    entities: [
      { name: `Place${Math.floor(300 * Math.random() ** 2)}`, type: 'place', uri: null, spans: [], target: false },
    ],
    ...{ dates: [], quantities: [], saidAt: { value: at.slice(0, 10), precision: 'day', basis: 'lead' } },
    target: {
      source: url,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text,
          prefix: 'he said on Tuesday that '.padEnd(32),
          suffix: '.'.padEnd(32),
        },
        { type: 'TextPositionSelector', start: 0, end: text.length },
      ],
      context: `He said on Tuesday that ${text}.`,
      snapshot: `sha256:${id}${id}`,
    },
    document: {
      ...{
        id: `doc_${Math.floor(number / 20)
          .toString(16)
          .padStart(32, '0')}`,
        url,
        title: 'A title of the usual length',
      },
      ...{ publisher: 'The Example', datePublished: at, genre: 'Current', revision: 1 },
    },
    cluster: { id: `cl_${id}`, primary: true },
    spans: { speaker: [[0, 2]], cue: [[3, 7]], content: [[24, 24 + text.length]] },
    ...{ confidence: Math.floor(30 + 70 * Math.random()), status: 'usable', extractor: 'onrecord@1' },
    ...{ taxonomy: 'mediatopic@2023-10-24', firstSeen: at, lastSeen: at },
  }
}

/** Stores so many made-up statements; the first `events` of them with an event each. Fingerprints are left out. */
export async function fill(
  pool: pg.Pool,
  count: number,
  events: number,
  progress: (done: number) => void,
): Promise<void> {
  await pool.query(`INSERT INTO onrecord.pages (url, key) VALUES ('https://news.example/', 'x') ON CONFLICT DO NOTHING`)
  for (let start = 0; start < count; start += BATCH_SIZE) {
    const statements = Array.from({ length: Math.min(BATCH_SIZE, count - start) }, (_, n) => made(start + n))
    const rows = statements.map((statement, position) => ({
      statement,
      position: position % 20,
      facets: facetsOf(statement, [`source-${position % 50}`], ancestors),
    }))
    await transaction(pool, async (client) => {
      await client.query(
        `INSERT INTO onrecord.documents (id, page_id, revision, shown_at)
         SELECT DISTINCT id, (SELECT min(p.id) FROM onrecord.pages p), 1, now() FROM unnest($1::text[]) AS d (id)`,
        [statements.map(({ document }) => document.id)],
      )
      await putStatements(client, rows)
      if (start >= events) return
      const told = rows.map(({ statement, facets }) => ({
        ...({
          op: 'ADD',
          statement,
          previous: null,
          facets,
          previousFacets: null,
          cause: 'page',
          revision: 1,
        } as const),
      }))
      await appendEvents(client, told, new Date().toISOString())
    })
    progress(statements.length)
  }
  await pool.query('VACUUM ANALYZE onrecord.statements, onrecord.events, onrecord.event_facets')
}
