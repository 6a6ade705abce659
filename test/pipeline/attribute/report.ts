import type { Parsed, ParsedBlock, Segmented, Turn } from '../../../src/pipeline/types.ts'

/** A document of plain paragraphs as parsing and segmenting would hand it over. */
export function report(paragraphs: string[], language: string | null): { parsed: Parsed; segmented: Segmented } {
  const text = paragraphs.join('\n\n')
  const blocks: ParsedBlock[] = []
  const sentences: Segmented['passages'][number]['sentences'] = []
  const segmenter = new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' })
  let at = 0
  paragraphs.forEach((paragraph, block) => {
    blocks.push({ kind: 'paragraph', span: [at, at + paragraph.length], marks: [] })
    for (const { index, segment } of segmenter.segment(paragraph)) {
      sentences.push({ span: [at + index, at + index + segment.trimEnd().length], block })
    }
    at += paragraph.length + 2
  })
  return {
    parsed: { text, blocks, timings: [], metadata: metadata(language) },
    segmented: {
      genre: { genre: 'Current', confidence: 75 },
      participants: [],
      ...NO_TALK,
      turns: [],
      passages: [{ turn: null, heading: null, topic: 0, sentences }],
    },
  }
}

const NO_TALK = { talk: { outlets: [], date: null, place: null }, origins: {} }

export type Line = Pick<Turn, 'label' | 'name' | 'role' | 'inReplyTo'> & { text: string }

/** A transcript with one paragraph and one passage for each turn, its label printed before it. */
export function transcript(lines: Line[], participants: Segmented['participants'], language: string) {
  const { parsed, segmented } = report(
    lines.map(({ label, text }) => (label === null ? text : `${label}: ${text}`)),
    language,
  )
  const turns = lines.map(({ text: _, ...line }, index): Turn => {
    const [start, end] = parsed.blocks[index]!.span
    const labelEnd = line.label === null ? null : start + line.label.length
    return {
      ...line,
      labelSpan: labelEnd === null ? null : [start, labelEnd],
      spans: [[labelEnd === null ? start : labelEnd + 2, end]],
    }
  })
  const all = segmented.passages[0]!.sentences
  const passages = lines.map((_, turn) => ({
    turn,
    heading: null,
    topic: 0,
    sentences: all.filter(({ block }) => block === turn),
  }))
  return {
    parsed,
    segmented: {
      genre: { genre: 'Current', confidence: 75 },
      participants,
      ...NO_TALK,
      turns,
      passages,
    } satisfies Segmented,
  }
}

function metadata(language: string | null): Parsed['metadata'] {
  return {
    title: null,
    subtitle: null,
    authors: [],
    publisher: null,
    section: null,
    keywords: [],
    image: null,
    datePublished: null,
    dateModified: null,
    language,
    declaredLanguage: language,
    genre: null,
    genreConfidence: null,
    paywalled: null,
    nextPage: null,
    canonicalUrl: null,
    origins: {},
    encoding: 'utf-8',
    warnings: [],
  }
}
