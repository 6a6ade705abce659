import { createHash } from 'node:crypto'
import type { Document } from '../../src/schemas/document.ts'
import type { SnapshotHead } from '../../src/schemas/snapshot.ts'
import type { Statement } from '../../src/schemas/statement.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

export const aSnapshotHead = (body: string, changes: Partial<SnapshotHead> = {}): SnapshotHead => ({
  sha256: `sha256:${digest(body)}`,
  url: 'https://news.example/talks',
  finalUrl: null,
  status: 200,
  contentType: 'text/html',
  headers: {},
  fetchedAt: '2026-03-02T10:00:00.000Z',
  byteLength: body.length,
  hints: {},
  ...changes,
})

export const aDocument = (text: string, changes: Partial<Document> = {}): Document => ({
  id: `doc_${digest('https://news.example/talks').slice(0, 32)}`,
  url: 'https://news.example/talks',
  canonicalUrl: null,
  snapshot: `sha256:${digest(text)}`,
  title: 'Talks in Geneva',
  subtitle: null,
  authors: [],
  publisher: 'News Example',
  section: null,
  keywords: [],
  image: null,
  datePublished: '2026-03-02',
  dateModified: null,
  language: 'en',
  declaredLanguage: null,
  genre: 'Current',
  genreConfidence: 90,
  paywalled: null,
  nextPage: null,
  participants: [],
  talk: { outlets: [], date: null, place: null },
  origins: {},
  encoding: 'utf-8',
  warnings: [],
  text,
  blocks: [],
  turns: [],
  ...changes,
})

/** A statement whose id comes from its speaker and text, as the real ones do. */
export function aStatement(text: string, changes: Partial<Statement> = {}): Statement {
  const speaker = changes.speaker ?? aSpeaker('Ada Obi')
  const document = changes.document ?? aDocument('').id
  return {
    schema: 'statement/1',
    id: `st_${digest(`${JSON.stringify(document)}\n${speaker.id ?? speaker.literal}\n${text}`).slice(0, 32)}`,
    kind: 'indirect',
    text,
    language: 'en',
    speaker,
    addressee: null,
    cue: { text: 'said', lemma: 'say', act: 'assert', negated: false },
    freeIndirect: false,
    inReplyTo: null,
    within: null,
    topics: [],
    entities: [],
    dates: [],
    quantities: [],
    saidAt: null,
    target: {
      source: 'https://news.example/talks',
      selector: [{ type: 'TextPositionSelector', start: 0, end: text.length }],
      context: text,
      snapshot: `sha256:${digest(text)}`,
    },
    document: {
      id: aDocument('').id,
      url: 'https://news.example/talks',
      title: 'Talks in Geneva',
      publisher: 'News Example',
      datePublished: '2026-03-02',
      genre: 'Current',
      revision: 1,
    },
    cluster: null,
    spans: { speaker: [], cue: [], content: [[0, text.length]] },
    confidence: 80,
    status: 'usable',
    extractor: 'onrecord@1.0.0',
    taxonomy: 'mediatopic@2023-10-24',
    firstSeen: '2026-03-02T10:00:00.000Z',
    lastSeen: '2026-03-02T10:00:00.000Z',
    ...changes,
  }
}

export const aSpeaker = (name: string | null, literal: string | null = name): Statement['speaker'] => ({
  name,
  literal,
  id: name === null ? null : `person:${name.toLowerCase().replaceAll(' ', '-')}`,
  role: null,
  uri: null,
  resolution: name === null ? 'unresolved' : 'name',
  confidence: 90,
})

export const aTopic = (uri: string): Statement['topics'][number] => ({
  uri,
  name: uri,
  scheme: 'mediatopic',
  confidence: 80,
  evidence: [],
})
