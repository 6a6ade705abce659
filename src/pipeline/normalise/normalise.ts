import type { Document, PublicTurn } from '../../schemas/document.ts'
import type { SnapshotHead } from '../../schemas/snapshot.ts'
import type { Speaker, Statement } from '../../schemas/statement.ts'
import type { Attributed, Attribution, Parsed, RunStamp, Segmented, Span, Tagged, Turn } from '../types.ts'
import { codePointsOf, type ToCodePoints } from './code-points.ts'
import { documentId, personId, statementIds } from './identity.ts'
import { selectorsOf } from './selectors.ts'

/** What one extraction yields, in the public schema. */
export type Extraction = { document: Document; statements: Statement[] }

type Input = {
  parsed: Parsed
  segmented: Segmented
  attributed: Attributed
  tagged: Tagged[]
  head: SnapshotHead
  stamp: RunStamp
}

const PIECES_JOINED_BY = ' … '
const WHITE_SPACE = /^\s*$/

/** Brings what the stages found into the shared schema: ids, selectors, and spans in code points of the text. */
export function normalise(input: Input): Extraction {
  const toCodePoints = codePointsOf(input.parsed.text)
  const document = normaliseDocument(input, toCodePoints)
  return { document, statements: normaliseStatements(input, document, toCodePoints) }
}

function normaliseDocument({ parsed, segmented, attributed, head }: Input, toCodePoints: ToCodePoints): Document {
  return {
    id: documentId(head.url, head.sha256),
    url: head.url,
    snapshot: head.sha256,
    ...parsed.metadata,
    warnings: [...parsed.metadata.warnings, ...attributed.warnings],
    genre: segmented.genre.genre,
    genreConfidence: segmented.genre.confidence,
    participants: segmented.participants,
    talk: segmented.talk,
    origins: { ...parsed.metadata.origins, ...segmented.origins },
    text: parsed.text,
    blocks: parsed.blocks.map(({ kind, span, level, path, at }) => ({
      kind,
      span: toCodePoints(span),
      ...(level === undefined ? {} : { level }),
      ...(path === undefined ? {} : { path }),
      ...(at === undefined ? {} : { at }),
    })),
    turns: segmented.turns.map((turn) => normaliseTurn(turn, parsed.text, toCodePoints)),
  }
}

function normaliseTurn(turn: Turn, text: string, toCodePoints: ToCodePoints): PublicTurn {
  return {
    speaker: turn.label,
    name: turn.name,
    role: turn.role,
    text: turn.spans.map((span) => text.slice(...span)).join('\n\n'),
    spans: turn.spans.map(toCodePoints),
    inReplyTo: turn.inReplyTo,
    ...(turn.start === undefined ? {} : { start: turn.start }),
    ...(turn.end === undefined ? {} : { end: turn.end }),
  }
}

function normaliseStatements(input: Input, document: Document, toCodePoints: ToCodePoints): Statement[] {
  const { parsed, attributed, tagged, head, stamp } = input
  const nextId = statementIds(document.id)
  const slices = (spans: Span[]) => spans.map((span) => parsed.text.slice(...span))
  const drafts = tagged.map(({ attribution, tags }) => {
    const speaker = normaliseSpeaker(attribution, attributed, slices(attribution.speaker.spans))
    const content = joinNeighbours(attribution.content, parsed.text)
    const text = slices(content).join(PIECES_JOINED_BY)
    const id = nextId(speaker.id ?? speaker.literal?.toLowerCase() ?? '', text)
    return { attribution, tags, speaker, content, text, id }
  })
  const idOf = new Map(drafts.map(({ attribution, id }) => [attribution, id]))
  const idAt = (index: number | null) => {
    const attribution = index === null ? undefined : attributed.attributions[index]
    return (attribution && idOf.get(attribution)) ?? null
  }

  return drafts.map(({ attribution, tags, speaker, content, text, id }) => {
    const inText = relativeTo(content, parsed.text)
    return {
      schema: 'statement/1',
      id,
      kind: attribution.kind,
      text,
      language: document.language,
      speaker,
      addressee: nameOf(attribution.addressee, attributed),
      cue:
        attribution.cue === null
          ? null
          : {
              text: slices(attribution.cue.spans).join(PIECES_JOINED_BY),
              lemma: attribution.cue.lemma,
              act: attribution.cue.act,
              negated: attribution.cue.negated,
            },
      freeIndirect: attribution.freeIndirect,
      inReplyTo: idAt(attribution.inReplyTo),
      within: idAt(attribution.within),
      topics: tags.topics.map((topic) => ({ ...topic, evidence: inText(topic.evidence) })),
      entities: tags.entities.map((entity) => ({ ...entity, spans: inText(entity.spans) })),
      dates: tags.dates.flatMap((date) => inText([date.span]).map((span) => ({ ...date, span }))),
      quantities: tags.quantities.flatMap((quantity) => inText([quantity.span]).map((span) => ({ ...quantity, span }))),
      saidAt: tags.saidAt,
      target: {
        source: head.url,
        selector: selectorsOf(parsed.text, content, parsed.timings, toCodePoints),
        context: parsed.text.slice(...attribution.context),
        snapshot: head.sha256,
      },
      document: {
        id: document.id,
        url: document.url,
        title: document.title,
        publisher: document.publisher,
        datePublished: document.datePublished,
        genre: document.genre,
        revision: 1,
      },
      cluster: null,
      spans: {
        speaker: attribution.speaker.spans.map(toCodePoints),
        cue: attribution.cue?.spans.map(toCodePoints) ?? [],
        content: content.map(toCodePoints),
      },
      confidence: attribution.confidence,
      status: 'usable',
      extractor: stamp.extractorVersion,
      taxonomy: stamp.taxonomyVersion,
      firstSeen: stamp.now,
      lastSeen: stamp.now,
    }
  })
}

function normaliseSpeaker({ speaker }: Attribution, { people }: Attributed, mention: string[]): Speaker {
  const person = speaker.person === null ? undefined : people[speaker.person]
  return {
    name: person?.name ?? null,
    literal: mention.length === 0 ? null : mention.join(PIECES_JOINED_BY),
    id: person === undefined ? null : personId(person),
    role: person?.role ?? null,
    uri: person?.uri ?? null,
    resolution: speaker.resolution,
    confidence: speaker.confidence,
  }
}

function nameOf(person: number | null, { people }: Attributed): { name: string } | null {
  const name = person === null ? undefined : people[person]?.name
  return name == null ? null : { name }
}

/** Paragraphs that follow each other are one piece; only something left out in between makes two. */
function joinNeighbours(spans: Span[], text: string): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last !== undefined && last[1] <= span[0] && WHITE_SPACE.test(text.slice(last[1], span[0]))) {
      joined[joined.length - 1] = [last[0], span[1]]
    } else {
      joined.push(span)
    }
  }
  return joined
}

/** Carries spans of the document's text into the statement's own text, dropping what lies outside of it. */
function relativeTo(pieces: Span[], text: string) {
  const joined = pieces.map((piece) => text.slice(...piece)).join(PIECES_JOINED_BY)
  const toCodePoints = codePointsOf(joined)
  const offsets: number[] = []
  let offset = 0
  for (const [start, end] of pieces) {
    offsets.push(offset - start)
    offset += end - start + PIECES_JOINED_BY.length
  }
  return (spans: Span[]) =>
    spans.flatMap((span) =>
      pieces.flatMap((piece, index) =>
        piece[0] <= span[0] && span[1] <= piece[1]
          ? [toCodePoints([span[0] + offsets[index]!, span[1] + offsets[index]!])]
          : [],
      ),
    )
}
