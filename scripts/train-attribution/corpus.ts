import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '../../src/pipeline/attribute/finder/chain.ts'
import type { Encoded } from '../../src/pipeline/attribute/finder/encode.ts'
import { encode, type LemmaClasses } from '../../src/pipeline/attribute/finder/encode.ts'
import { hashString } from '../../src/pipeline/attribute/finder/hash.ts'
import { type Hint, hintsOf } from '../../src/pipeline/attribute/finder/hints.ts'
import { type Language, readTokens } from '../../src/pipeline/attribute/finder/read-tokens.ts'
import type { TokenSpan } from '../../src/pipeline/attribute/finder/spans.ts'
import { type Tokens, tokenSpans } from '../../src/pipeline/attribute/finder/tokens.ts'
import { findByRules } from '../../src/pipeline/attribute/rules/rules.ts'
import { sentencesIn } from '../../src/pipeline/segment/sentences.ts'
import { classesOf, type LemmaCounts } from './lexicon.ts'

type CharSpan = [number, number]
type GoldRecord = { source: CharSpan[]; cue: CharSpan[]; content: CharSpan[]; kind: string }
export type ArticleRecord = { id: string; text: string; attributions: GoldRecord[] }

export type GoldAttribution = { [role in Role]: TokenSpan[] } & { kind: string }

export type Paragraph = {
  /** Offset of the paragraph in the article's text. */
  offset: number
  text: string
  tokens: Tokens
  hints: Hint[]
  encoded: Encoded
  /** All spans of a role in this paragraph. */
  spans: { [role in Role]: TokenSpan[] }
  /** Attributions whose cue (or, without one, first content) is here; pieces in other paragraphs are left out. */
  gold: GoldAttribution[]
}

export type Article = { id: string; text: string; record: ArticleRecord; paragraphs: Paragraph[] }

export const CORPORA: { readonly [language in Language]: string } = { en: 'polnear', de: 'de-wikinews' }

export function readRecords(folder: string, language: Language, part: 'train' | 'dev'): ArticleRecord[] {
  const path = join(folder, `${CORPORA[language]}-${part}.jsonl`)
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArticleRecord)
}

export function paragraphsOf(text: string): [start: number, end: number][] {
  const spans: [number, number][] = []
  for (const match of text.matchAll(/[^\n]+/g)) spans.push([match.index, match.index + match[0].length])
  return spans
}

type Draft = Omit<Paragraph, 'encoded'>

function draftsOf(record: ArticleRecord, language: Language): Draft[] {
  const golds = record.attributions.map((a) => ({ speaker: a.source, cue: a.cue, content: a.content, kind: a.kind }))
  const paragraphs = paragraphsOf(record.text)
  const sentences = paragraphs.flatMap((paragraph) => sentencesIn(record, paragraph, language))
  const reports = findByRules(record.text, paragraphs, sentences, language)
  return paragraphs.map(([start, end]) => {
    const text = record.text.slice(start, end)
    const tokens = readTokens(text, language)
    const here = (span: CharSpan | undefined) => span !== undefined && span[0] >= start && span[0] < end
    const inOrder = (spans: CharSpan[]) => tokenSpans(tokens, start, spans).sort((a, b) => a[0] - b[0])
    const local = golds.map((gold) => ({
      speaker: inOrder(gold.speaker),
      cue: inOrder(gold.cue),
      content: inOrder(gold.content),
      kind: gold.kind,
    }))
    const spansOf = (role: Role) => local.flatMap((gold) => gold[role])
    return {
      offset: start,
      text,
      tokens,
      hints: hintsOf(reports, tokens, [start, end]),
      spans: { speaker: spansOf('speaker'), cue: spansOf('cue'), content: spansOf('content') },
      gold: local.filter((_, i) => here(golds[i]!.cue[0] ?? golds[i]!.content[0])),
    }
  })
}

function countLemmas(drafts: Draft[], counts: Map<number, LemmaCounts>): void {
  for (const { tokens, spans } of drafts) {
    const roles = new Uint8Array(tokens.count)
    for (const [start, end] of spans.cue) roles.fill(1, start, end)
    for (const [start, end] of spans.speaker) roles.fill(2, start, end)
    for (let i = 0; i < tokens.count; i++) {
      const key = hashString(tokens.lemmas[i]!)
      let entry = counts.get(key)
      if (entry === undefined) {
        entry = { all: 0, cue: 0, speaker: 0 }
        counts.set(key, entry)
      }
      entry.all++
      if (roles[i] === 1) entry.cue++
      if (roles[i] === 2) entry.speaker++
    }
  }
}

/**
 * Reads and encodes the training articles. An article's own counts are taken out of the lemma classes it is encoded with,
 * so that the model meets rare words as it will meet them later.
 */
export function readTraining(records: ArticleRecord[], language: Language) {
  const drafts = records.map((record) => draftsOf(record, language))
  const counts = new Map<number, LemmaCounts>()
  for (const draft of drafts) countLemmas(draft, counts)
  const articles = records.map((record, i): Article => {
    const own = new Map<number, LemmaCounts>()
    countLemmas(drafts[i]!, own)
    const lookup = (lemma: number): LemmaClasses | undefined => {
      const all = counts.get(lemma)
      return all === undefined ? undefined : classesOf(all, own.get(lemma))
    }
    return finish(record, drafts[i]!, language, lookup)
  })
  return { articles, counts }
}

export function readHeldOut(
  records: ArticleRecord[],
  language: Language,
  lookup: (lemma: number) => LemmaClasses | undefined,
): Article[] {
  return records.map((record) => finish(record, draftsOf(record, language), language, lookup))
}

function finish(
  record: ArticleRecord,
  drafts: Draft[],
  language: Language,
  lookup: (lemma: number) => LemmaClasses | undefined,
): Article {
  const paragraphs = drafts.map((draft) => ({ ...draft, encoded: encode(draft.tokens, language, lookup, draft.hints) }))
  return { id: record.id, text: record.text, record, paragraphs }
}
