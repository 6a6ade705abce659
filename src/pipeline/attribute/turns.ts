import type { Attribution, Parsed, Passage, Segmented, Span, Turn } from '../types.ts'
import type { SpeakerResolver } from './resolve/resolve.ts'

/** One attribution for each passage that belongs to a turn: the passage's words inside the turn's speech. */
export function turnAttributions(parsed: Parsed, segmented: Segmented, resolver: SpeakerResolver): Attribution[] {
  const found: Attribution[] = []
  const firstOfTurn = new Map<number, number>()
  segmented.passages.forEach((passage, index) => {
    const turn = passage.turn === null ? undefined : segmented.turns[passage.turn]
    if (passage.turn === null || !turn) return
    const content = contentOf(passage, turn)
    if (content.length === 0) return
    if (!firstOfTurn.has(passage.turn)) firstOfTurn.set(passage.turn, found.length)
    const question = turn.inReplyTo === null ? undefined : segmented.turns[turn.inReplyTo]
    const asker = question && speakerOf(parsed, segmented, question, resolver)
    found.push({
      kind: 'turn',
      passage: index,
      context: [content[0]![0], content.at(-1)![1]],
      speaker: speakerOf(parsed, segmented, turn, resolver),
      cue: { spans: [], ...actOf(turn) },
      content,
      freeIndirect: false,
      addressee:
        turn.role === 'question' ? answererOf(parsed, segmented, passage.turn, resolver) : (asker?.person ?? null),
      inReplyTo: turn.inReplyTo === null ? null : (firstOfTurn.get(turn.inReplyTo) ?? null),
      within: null,
      confidence: turn.role === 'unknown' ? 80 : 95,
    })
  })
  return found
}

function actOf({ role }: Turn): { lemma: string; act: 'ask' | 'answer' | 'assert'; negated: boolean } {
  switch (role) {
    case 'question':
      return { lemma: 'ask', act: 'ask', negated: false }
    case 'answer':
      return { lemma: 'answer', act: 'answer', negated: false }
    case 'statement':
    case 'unknown':
      return { lemma: 'say', act: 'assert', negated: false }
  }
}

function contentOf(passage: Passage, turn: Turn): Span[] {
  const first = passage.sentences[0]
  const last = passage.sentences.at(-1)
  if (!first || !last) return []
  return turn.spans
    .map(([start, end]): Span => [Math.max(start, first.span[0]), Math.min(end, last.span[1])])
    .filter(([start, end]) => start < end)
}

/** By the turn's own label where it has one, else by what the document says of its only interviewer or interviewee. */
function speakerOf(
  parsed: Parsed,
  segmented: Segmented,
  turn: Turn,
  resolver: SpeakerResolver,
): Attribution['speaker'] {
  const spans = turn.labelSpan ? [turn.labelSpan] : []
  const name = turn.name
  if (name !== null) {
    if (turn.label !== null) return { spans, ...resolver.named(name, 'label', 95) }
    const byline = parsed.metadata.authors.includes(name)
    return { spans, ...resolver.named(name, byline ? 'byline' : 'lead', 85) }
  }
  const roles = turn.role === 'question' ? ['interviewer'] : turn.role === 'answer' ? ['interviewee'] : []
  const candidates = turn.label === null ? segmented.participants.filter(({ role }) => roles.includes(role)) : []
  if (candidates.length === 1) return { spans, ...resolver.named(candidates[0]!.name, 'lead', 80) }
  return { spans, person: null, resolution: 'unresolved', confidence: 0 }
}

function answererOf(parsed: Parsed, segmented: Segmented, question: number, resolver: SpeakerResolver): number | null {
  const answer = segmented.turns.find((turn) => turn.inReplyTo === question)
  return answer ? speakerOf(parsed, segmented, answer, resolver).person : null
}
