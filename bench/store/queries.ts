import type pg from 'pg'
import { countFacets, type StatementSearch, searchStatements } from '../../src/store/search.ts'

/** From what every second statement has to what almost none has. */
const SEARCHES: [name: string, search: StatementSearch][] = [
  ['everything', {}],
  ['a common word', { search: 'w0' }],
  ['a middling word', { search: 'w100' }],
  ['a rare word', { search: 'w9000' }],
  ['two words', { search: 'w3 w50' }],
  ['two words, ranked', { search: 'w3 w50', order: 'relevance' }],
  ['a phrase', { search: '"w0 w1"' }],
  ['a beginning', { search: 'w90*' }],
  ['a speaker', { filter: { speakers: ['Last7'] } }],
  ['a topic', { filter: { topics: ['medtop:16000000'] } }],
  ['a rare act', { filter: { acts: ['congratulate'] } }],
  ['a place and a language', { filter: { entities: ['Place120'], languages: ['es'] } }],
  [
    'much at once',
    { search: 'w10', filter: { acts: ['deny'], languages: ['de'], topics: ['medtop:11000000'], minConfidence: 60 } },
  ],
  ['a month', { from: '2020-03-01', to: '2020-04-01', search: 'w20' }],
  ['nothing', { search: 'w3 nothinglikethis' }],
]

const FACETED: [name: string, search: StatementSearch][] = [
  ['everything', {}],
  ['a common word', { search: 'w0' }],
  ['a middling word', { search: 'w100' }],
  ['a topic', { filter: { topics: ['medtop:16000000'] } }],
]

export type Timing = { name: string; median: number; p95: number }

async function time(name: string, rounds: number, run: () => Promise<unknown>): Promise<Timing> {
  await run()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { name, median: times[Math.floor(rounds / 2)] ?? 0, p95: times[Math.floor(rounds * 0.95)] ?? 0 }
}

export async function timeQueries(pool: pg.Pool, rounds: number): Promise<{ searches: Timing[]; facets: Timing[] }> {
  const searches: Timing[] = []
  for (const [name, search] of SEARCHES) {
    searches.push(await time(name, rounds, () => searchStatements(pool, { limit: 50, ...search })))
  }
  const facets: Timing[] = []
  for (const [name, search] of FACETED) facets.push(await time(name, rounds, () => countFacets(pool, search)))
  return { searches, facets }
}
