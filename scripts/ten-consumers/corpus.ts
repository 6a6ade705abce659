import { createHash } from 'node:crypto'
import type { Document } from '../../src/schemas/document.ts'
import type { Statement } from '../../src/schemas/statement.ts'
import type { Random } from '../train-attribution/random.ts'

/** Made-up pages that are edited again and again. */
export type Page = { url: string; source: string; version: number; sayings: Saying[] }

type Saying = {
  speaker: string
  act: 'assert' | 'deny' | 'warn'
  kind: 'direct' | 'indirect'
  language: 'en' | 'de-at'
  topic: string
  place: string
  confidence: number
  words: string
}

const SPEAKERS = ['Ada Obi', 'Bo Lind', 'Carla Reyes', 'Dmitri Sokol', 'Esra Kaya']
/** War and its child conflict; economy. */
export const TOPICS = ['medtop:20000056', 'medtop:20000068', 'medtop:04000000']
const PLACES = ['Kenya', 'Norway', 'Chile']
const SUBJECTS = ['the bridge', 'the budget', 'the harbour', 'the ceasefire', 'the new school']
const PREDICATES = ['will open in May', 'costs too much', 'is under discussion', 'was never promised']

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

const pick = <T>(random: Random, list: readonly T[]): T => list[random.below(list.length)]!

function newSaying(random: Random): Saying {
  return {
    speaker: pick(random, SPEAKERS),
    act: pick(random, ['assert', 'deny', 'warn']),
    kind: pick(random, ['direct', 'indirect']),
    language: pick(random, ['en', 'en', 'de-at']),
    topic: pick(random, TOPICS),
    place: pick(random, PLACES),
    confidence: 30 + random.below(70),
    words: `${pick(random, SUBJECTS)} ${pick(random, PREDICATES)} number ${random.below(1_000_000)}`,
  }
}

export function newPage(random: Random, index: number): Page {
  const sayings = Array.from({ length: 1 + random.below(8) }, () => newSaying(random))
  return { url: `https://news.example/${index}`, source: `source-${index % 3}`, version: 1, sayings }
}

/** Something goes, something comes, something is worded or tagged otherwise. */
export function edit(random: Random, page: Page): Page {
  const kept = page.sayings.filter(() => random.below(10) > 0)
  const edited = kept.map((saying) => {
    switch (random.below(6)) {
      case 0:
        return { ...saying, words: `${saying.words}, more or less` }
      case 1:
        return { ...saying, topic: pick(random, TOPICS) }
      default:
        return saying
    }
  })
  const fresh = random.below(2) === 0 ? [newSaying(random)] : []
  return { ...page, version: page.version + 1, sayings: [...edited, ...fresh] }
}

/** What extracting the page would give. */
export function extractionOf(page: Page, now: string): { document: Document; statements: Statement[] } {
  const { url, version, sayings } = page
  const text = `version ${version}\n${sayings.map(({ words }) => words).join('\n')}`
  const id = `doc_${digest(url).slice(0, 32)}`
  const snapshot = `sha256:${digest(text)}`
  const document: Document = {
    ...{ id, url, canonicalUrl: null, snapshot, title: `Page ${url}`, subtitle: null, authors: [], publisher: null },
    ...{ section: null, keywords: [], image: null, datePublished: now, dateModified: null, language: 'en' },
    ...{ declaredLanguage: null, genre: 'Current', genreConfidence: 90, paywalled: null, nextPage: null },
    ...{
      participants: [],
      talk: { outlets: [], date: null, place: null },
      origins: {},
      encoding: 'utf-8',
      warnings: [],
      text,
      blocks: [],
      turns: [],
    },
  }
  return { document, statements: sayings.map((saying) => statementOf(saying, document, now)) }
}

function statementOf(saying: Saying, { id, url, title, text, snapshot }: Document, now: string): Statement {
  const { speaker, act, kind, language, topic, place, confidence, words } = saying
  const start = text.indexOf(words)
  const speakerId = `person:${speaker.toLowerCase().replace(' ', '-')}`
  return {
    schema: 'statement/1',
    id: `st_${digest(`${id}\n${speakerId}\n${words}`).slice(0, 32)}`,
    ...{ kind, text: words, language },
    speaker: {
      name: speaker,
      literal: speaker,
      id: speakerId,
      role: null,
      uri: null,
      resolution: 'name',
      confidence: 90,
    },
    addressee: null,
    cue: { text: 'said', lemma: 'say', act, negated: false },
    ...{ freeIndirect: false, inReplyTo: null, within: null },
    topics: [{ uri: topic, name: topic, scheme: 'mediatopic', confidence: 80, evidence: [] }],
    entities: [{ name: place, type: 'place', uri: null, spans: [], target: false }],
    ...{ dates: [], quantities: [], saidAt: null },
    target: {
      source: url,
      selector: [{ type: 'TextPositionSelector', start, end: start + words.length }],
      context: words,
      snapshot,
    },
    document: { id, url, title, publisher: null, datePublished: now, genre: 'Current', revision: 1 },
    cluster: null,
    spans: { speaker: [], cue: [], content: [[start, start + words.length]] },
    ...{ confidence, status: 'usable', extractor: 'onrecord@1', taxonomy: 'mediatopic@2023-10-24' },
    ...{ firstSeen: now, lastSeen: now },
  }
}
