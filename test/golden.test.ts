import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { extract } from '../src/pipeline/extract.ts'
import type { Extraction } from '../src/pipeline/normalise/normalise.ts'
import type { RunStamp } from '../src/pipeline/types.ts'
import * as schemas from '../src/schemas/index.ts'
import { type ExpectedStatement, readExpected } from './support/expected.ts'
import { readPage } from './support/site.ts'

const ORIGIN = 'https://courier.example'
const NOW = '2025-01-20T06:00:00Z'
const STAMP: RunStamp = { now: NOW, extractorVersion: 'onrecord@test', taxonomyVersion: 'mediatopic@test' }

const fold = (text: string) => text.replace(/\s+/g, ' ')

async function extractPage(path: string): Promise<Extraction> {
  const page = await readPage(path, ORIGIN)
  if (page === null) throw new Error(`fixtures/site has no ${path}`)
  const head = schemas.snapshotHead.parse({
    sha256: `sha256:${createHash('sha256').update(page.body).digest('hex')}`,
    url: `${ORIGIN}${path}`,
    contentType: page.contentType,
    fetchedAt: NOW,
    byteLength: page.body.length,
  })
  return extract(page.body, head, STAMP)
}

/** The statement as the expected file puts it: only what is expected of it, so that a difference reads well. */
function described(statement: schemas.Statement, expected: ExpectedStatement, all: schemas.Statement[]) {
  const question = all.find(({ id }) => id === statement.inReplyTo)
  const act = statement.cue?.act
  return {
    speaker: statement.speaker.name,
    ...(expected.kind && { kind: statement.kind }),
    ...(expected.act && { act: act !== undefined && expected.act.includes(act) ? expected.act : [act] }),
    ...(expected.literal && {
      literal: statement.speaker.literal?.includes(expected.literal) ? expected.literal : statement.speaker.literal,
    }),
    ...(expected.addressee && { addressee: statement.addressee?.name }),
    ...(expected.answers && {
      answers: question && fold(question.text).includes(expected.answers) ? expected.answers : question?.text,
    }),
    ...(expected.saidAt && { saidAt: statement.saidAt?.value.slice(0, 10) }),
    ...(expected.timed && { timed: statement.target.selector.some(({ type }) => type === 'FragmentSelector') }),
  }
}

describe.each(await readExpected())('%s', (_, expected) => {
  let document: schemas.Document
  let statements: schemas.Statement[]

  beforeAll(async () => {
    const extraction = await extractPage(expected.path)
    document = extraction.document
    statements = extraction.statements
  })

  test('document', () => {
    expect(document.language).toBe(expected.language)
    if (expected.title !== undefined) expect(document.title).toBe(expected.title)
    if (expected.datePublished !== undefined) expect(document.datePublished?.slice(0, 10)).toBe(expected.datePublished)
    if (expected.authors !== undefined) expect(document.authors).toEqual(expected.authors)
    if (expected.publisher !== undefined) expect(document.publisher).toBe(expected.publisher)
    if (expected.genre !== undefined) expect(expected.genre).toContain(document.genre)
  })

  test('text', () => {
    const text = fold(document.text)
    expect(expected.textWith.filter((words) => !text.includes(fold(words)))).toEqual([])
    expect(expected.textWithout.filter((words) => text.includes(fold(words)))).toEqual([])
  })

  const titled = expected.statements.map(
    (wanted) => [`${wanted.speaker}: ${wanted.contains.join(' … ')}`, wanted] as const,
  )
  const check = (wanted: ExpectedStatement) => {
    const { contains, missed: _, ...properties } = wanted
    const candidates = statements
      .filter(({ text }) => contains.every((words) => fold(text).includes(words)))
      .map((statement) => described(statement, wanted, statements))
    expect(candidates).toContainEqual(properties)
  }
  for (const [title, wanted] of titled) (wanted.missed ? test.fails : test)(title, () => check(wanted))

  test('nobody else speaks', () => {
    const names = new Set(statements.flatMap(({ speaker }) => speaker.name ?? []))
    expect([...names].filter((name) => expected.notSpeakers.some((part) => name.includes(part)))).toEqual([])
    if (expected.exhaustive) expect(statements.map(({ text }) => text)).toHaveLength(expected.statements.length)
  })

  test('is valid, and each id stands once', () => {
    schemas.document.parse(document)
    for (const statement of statements) schemas.statement.parse(statement)
    const ids = statements.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const links = statements.flatMap(({ inReplyTo, within }) => [inReplyTo ?? [], within ?? []].flat())
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('points into the text', () => {
    const characters = [...document.text]
    const at = ([start, end]: schemas.CodePointSpan) => characters.slice(start, end).join('')
    for (const { spans, target, text, speaker, cue } of statements) {
      const pieces = spans.content.map(at)
      expect(pieces.join(' … ')).toBe(text)
      const positions = target.selector.filter((selector) => selector.type === 'TextPositionSelector')
      expect(positions.map(({ start, end }) => [start, end])).toEqual(spans.content)
      const quotes = target.selector.filter((selector) => selector.type === 'TextQuoteSelector')
      expect(quotes.map(({ exact }) => exact)).toEqual(pieces)
      for (const { exact, prefix, suffix } of quotes) expect(document.text).toContain(prefix + exact + suffix)
      if (speaker.literal !== null) expect(spans.speaker.map(at).join(' … ')).toBe(speaker.literal)
      if (cue !== null) expect(spans.cue.map(at).join(' … ')).toBe(cue.text)
    }
    for (const turn of document.turns) expect(turn.spans.map(at).join('\n\n')).toBe(turn.text)
  })

  test('is the same again', async () => {
    expect(await extractPage(expected.path)).toEqual({ document, statements })
  })
})
