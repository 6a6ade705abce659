/**
 * What tagging costs: a statement against one pass of the word splitter over it (the floor), and matching 1,000 watch
 * topics against matching 10.
 *
 *   npm run bench:tagging
 */
import { compileWatch } from '../src/pipeline/tag/watch/compile.ts'
import { matchWatch } from '../src/pipeline/tag/watch/match.ts'
import { wordsOf } from '../src/pipeline/tag/words.ts'
import { watchTopics } from '../src/schemas/watch.ts'

const STATEMENTS = [
  'The minister said that gas deliveries to the neighbouring country would be cut by 30 percent from March.',
  'She accused the government of hiding the true number of patients who wait for surgery.',
  'We have not signed a peace treaty, and the border commission has met only twice since May 2023.',
  'The coach praised his goalkeeper, who saved two penalties in the second half of the final.',
  'No Turkish base will be built on our territory, the president told the agency on Tuesday.',
]
const ROUNDS = 2_000

/** Milliseconds a statement, the best of some runs. */
function time(work: (text: string) => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run++) {
    const start = performance.now()
    for (let i = 0; i < ROUNDS; i++) work(STATEMENTS[i % STATEMENTS.length]!)
    best = Math.min(best, (performance.now() - start) / ROUNDS)
  }
  return best
}

/** Five topics that the statements have, and others with two words and a phrase each that they have not. */
function topics(count: number): ReturnType<typeof compileWatch> {
  const vocabulary = Array.from({ length: 4_000 }, (_, i) => `word${i.toString(36)}x`)
  const at = (i: number) => vocabulary[(i * 7_919) % vocabulary.length]!
  const said = ['gas deliveries', 'surgery', 'peace treaty', 'goalkeeper', 'Turkish base']
  const rules = Array.from({ length: count }, (_, i) => ({
    name: `topic-${i}`,
    terms: [said[i] ?? at(3 * i), at(3 * i + 1), `the government of ${at(i)}`],
    not: [at(i + 17)],
  }))
  return compileWatch(watchTopics.parse(rules))
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const before = memory()
const { tagText } = await import('../src/pipeline/tag/tag-text.ts')
tagText({ text: STATEMENTS[0]!, language: 'en' })
const megabytes = memory() - before
const said = new Map(STATEMENTS.map((text) => [text, wordsOf(text, 'en')]))
const match = (index: ReturnType<typeof compileWatch>) =>
  time((text) => matchWatch({ words: said.get(text)!, language: 'en', speaker: null, entities: [] }, index))

const floor = time((text) => wordsOf(text, 'en'))
const tagging = time((text) => tagText({ text, language: 'en' }))
const ten = match(topics(10))
const thousand = match(topics(1_000))
const row = (ms: number, against: number) => ({
  'µs a statement': Math.round(1_000 * ms),
  ratio: Math.round((10 * ms) / against) / 10,
})
console.table({
  'words only': row(floor, floor),
  'all tags': row(tagging, floor),
  '10 watch topics': row(ten, ten),
  '1,000 watch topics': row(thousand, ten),
})
console.log(`the tagger with its models and word lists: ${megabytes.toFixed(0)} MB`)
