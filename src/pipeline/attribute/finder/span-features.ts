import { type CueContext, leftRelation, speakerRelation, step } from './cue-context.ts'
import { PAD } from './encode.ts'
import { type FeatureSink, mix } from './hash.ts'
import { belief, type RolePosterior } from './posteriors.ts'
import type { TokenSpan } from './spans.ts'
import { templates } from './templates.ts'

const S = {
  length: 0,
  headLemma: 1,
  first: 2,
  last: 3,
  next: 4,
  previous: 5,
  firstTag: 6,
  lastTag: 7,
  nextTag: 8,
  previousTag: 9,
  quotes: 10,
  nextQuote: 11,
  previousQuote: 12,
  marks: 13,
  verbs: 14,
  commas: 15,
  strongs: 16,
  sentences: 17,
  finish: 18,
  beginsSentence: 19,
  least: 20,
  mean: 21,
  begins: 22,
  ends: 23,
  tags: 24,
}

const SPAN = templates([
  [S.length],
  [S.length, S.first],
  [S.quotes, S.nextQuote, S.previousQuote],
  [S.quotes, S.marks, S.nextQuote],
  [S.first, S.last],
  [S.first, S.next],
  [S.firstTag, S.nextTag],
  [S.firstTag, S.lastTag, S.nextTag],
  [S.first, S.marks, S.next],
  [S.verbs, S.commas],
  [S.verbs, S.firstTag, S.nextTag],
  [S.strongs, S.verbs],
  [S.commas, S.next, S.firstTag],
  [S.previous, S.next],
  [S.previous, S.last],
  [S.previousTag, S.nextTag, S.length],
  [S.headLemma, S.length],
  [S.headLemma, S.first, S.next],
  [S.headLemma, S.firstTag, S.nextTag],
  [S.verbs, S.first, S.next],
  [S.first, S.sentences, S.finish],
  [S.quotes, S.finish, S.beginsSentence],
])

const FEW_TAGS = 4
const SHORT_SPAN = templates([
  [S.tags, S.nextTag],
  [S.tags, S.previousTag],
])

const SPAN_BELIEFS = templates([
  [S.least, S.mean],
  [S.least, S.begins, S.ends],
  [S.length, S.mean],
  [S.mean, S.ends, S.next],
])

const values = new Int32Array(Object.keys(S).length)
const upTo = Math.min

/** The span between a chosen boundary and a candidate for the other one. */
export function spanFeatures(
  { e, head }: CueContext,
  [start, end]: TokenSpan,
  decision: number,
  role: RolePosterior,
  sink: FeatureSink,
): void {
  const { lower, tag, quote, tokens } = e
  const v = values
  const first = start + PAD
  const last = end - 1 + PAD
  const next = end + PAD
  const sentenceEnd = tokens.sentenceEnds[end - 1]!
  let least = 1
  let sum = 0
  for (let i = start; i < end; i++) {
    const inside = role.inside[i]!
    if (inside < least) least = inside
    sum += inside
  }
  v[S.length] = step(end - start)
  v[S.headLemma] = e.lemma[head + PAD]!
  v[S.first] = lower[first]!
  v[S.last] = lower[last]!
  v[S.next] = lower[next]!
  v[S.previous] = lower[first - 1]!
  v[S.firstTag] = tag[first]!
  v[S.lastTag] = tag[last]!
  v[S.nextTag] = tag[next]!
  v[S.previousTag] = tag[first - 1]!
  v[S.quotes] = quote[first]! * 4 + quote[last]!
  v[S.nextQuote] = quote[next]!
  v[S.previousQuote] = quote[first - 1]!
  v[S.marks] = upTo(5, e.marks[end]! - e.marks[start]!)
  v[S.verbs] = upTo(4, e.verbs[end]! - e.verbs[start]!)
  v[S.commas] = upTo(4, e.commas[end]! - e.commas[start]!)
  v[S.strongs] = upTo(3, e.strongs[end]! - e.strongs[start]!)
  v[S.sentences] = tokens.sentenceStarts[end - 1] === tokens.sentenceStarts[start] ? 0 : 1
  v[S.finish] = end === sentenceEnd ? 2 : end === sentenceEnd - 1 ? 1 : 0
  v[S.beginsSentence] = tokens.sentenceStarts[start] === start ? 1 : 0
  v[S.least] = belief(least)
  v[S.mean] = belief(sum / (end - start))
  v[S.begins] = role.begins[first]!
  v[S.ends] = role.ends[next]!
  sink.family(decision + 16)
  sink.all(SPAN, v, 0)
  if (end - start <= FEW_TAGS) {
    let tags = 3
    for (let i = start; i < end; i++) tags = mix(tags, tag[i + PAD]!)
    v[S.tags] = tags
    sink.all(SHORT_SPAN, v, 0)
  } else sink.skip(SHORT_SPAN.count)
  sink.all(SPAN_BELIEFS, v, 0)
}

/** Deciding that there is no such span at all. */
export function absenceFeatures(c: CueContext, decision: number, condition: number, sink: FeatureSink): void {
  const { e, start, end } = c
  const { lower, tag, quote, lemma, cue } = e
  const head = c.head + PAD
  const before = start - 1 + PAD
  const after = end + PAD
  const last = end - 1 + PAD
  sink.family(decision + 32)
  sink.one(0)
  sink.one(lemma[head]!)
  sink.one(lower[last]!)
  sink.one(cue[head]!)
  sink.one(e.kind[head]!)
  sink.one(lower[before]!)
  sink.one(lower[after]!)
  sink.two(tag[before]!, tag[after]!)
  sink.two(lemma[head]!, tag[after]!)
  sink.two(lemma[head]!, tag[before]!)
  sink.two(lemma[head]!, lower[after]!)
  sink.two(lemma[head]!, lower[before]!)
  sink.three(quote[before]!, c.marksLeft, c.marksRight)
  sink.one(tag[head]!)
  sink.one(e.suffix3[head]!)
  sink.two(tag[head]!, tag[start + PAD]!)
  sink.two(lower[start + PAD]!, tag[before]!)
  sink.one(condition)
  sink.two(condition, lemma[head]!)
  sink.three(condition, quote[before]!, c.marksRight)
  sink.two(condition, lower[after]!)
  sink.two(condition, lower[before]!)
  sink.two(condition, tag[after]!)
  sink.three(condition, lower[after]!, lower[after + 1]!)
  sink.two(step(start - c.from), step(c.to - end))
}

const NO_SPEAKER = 63

/** How the candidate lies to the spans chosen before it. */
export function contextFeatures(
  c: CueContext,
  g: number,
  decision: number,
  speaker: TokenSpan | null,
  left: TokenSpan | null,
  sink: FeatureSink,
): void {
  const { e } = c
  const p = g + PAD
  const relation = speakerRelation(c, speaker)
  sink.family(decision + 48)
  sink.two(relation, g === c.start || g === c.end ? 1 : 0)
  const away =
    speaker === null
      ? NO_SPEAKER
      : g <= speaker[0]
        ? step(speaker[0] - g)
        : g >= speaker[1]
          ? 16 + step(g - speaker[1])
          : 40
  sink.two(away, relation)
  sink.three(away, relation, e.lower[p]!)
  sink.three(away, relation, e.lower[p - 1]!)
  sink.three(away, relation, e.lemma[c.head + PAD]!)
  const l = leftRelation(c, left)
  const quotes = e.quote[p]! * 16 + e.quote[p - 1]!
  sink.two(l, quotes)
  sink.three(l, quotes, step(Math.abs(g - c.end)))
  sink.three(l, g < e.count && e.tokens.sentenceStarts[g] === g ? 1 : 0, quotes)
  sink.three(l, e.lower[p]!, e.lower[p - 1]!)
}
