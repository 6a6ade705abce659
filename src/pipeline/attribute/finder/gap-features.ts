import { type CueContext, step } from './cue-context.ts'
import { type Encoded, PAD } from './encode.ts'
import { type FeatureSink, mix } from './hash.ts'
import type { Posteriors, RolePosterior } from './posteriors.ts'
import { AT, COLUMN, WIDTH } from './rows.ts'
import { type Templates, templates } from './templates.ts'

/** The decisions taken for each cue, in this order; near is the end of a span that faces the cue, far the other one. */
export const SPEAKER_NEAR_LEFT = 1
export const SPEAKER_NEAR_RIGHT = 2
export const SPEAKER_FAR_LEFT = 3
export const SPEAKER_FAR_RIGHT = 4
export const LEFT_NEAR = 5
export const LEFT_FAR = 6
export const RIGHT_NEAR = 7
export const RIGHT_FAR = 8
/** More than any decision. */
export const DECISIONS = 9

const roleOf = (decision: number): 'speaker' | 'content' => (decision <= SPEAKER_FAR_RIGHT ? 'speaker' : 'content')

const { lower, tag, shape, kind, cue, speaker, quote, hinted } = AT

/** Words, tags, classes and quotation around a gap (the place before a token). */
const WINDOW = templates([
  [COLUMN.zero],
  ...[-3, -2, -1, 0, 1, 2].map((k) => [lower(k)] as const),
  ...[-3, -2, -1, 0, 1, 2, 3].map((k) => [tag(k)] as const),
  [lower(-1), lower()],
  [lower(), lower(1)],
  [lower(-2), lower(-1)],
  [tag(-1), tag()],
  [tag(-2), tag(-1), tag()],
  [tag(-1), tag(), tag(1)],
  [tag(), tag(1)],
  [tag(-1), lower()],
  [lower(-1), tag()],
  [tag(-3), tag(-2), tag(-1)],
  [tag(), tag(1), tag(2)],
  [cue(-1), cue()],
  [cue(), tag()],
  [cue(1), tag(1)],
  [kind()],
  [kind(-1)],
  [speaker(), shape()],
  [speaker(-1), shape(-1)],
  [quote(-1), quote()],
  [quote(-1), quote(), tag()],
  [quote(-1), quote(), lower(-1)],
  [hinted(-1), hinted()],
  [hinted(-1), hinted(), tag()],
])

const B = {
  begins: 0,
  ends: 1,
  here: 2,
  before: 3,
  earlier: 4,
  later: 5,
  cueHere: 6,
  cueBefore: 7,
  otherHere: 8,
  otherBefore: 9,
  tag: 10,
  place: 11,
  word: 12,
  wordBefore: 13,
}

/** Where the gap is, and what the labels say of it. */
const PLACE = templates([[B.place, B.wordBefore, B.word]])
const BELIEFS = templates([
  [B.begins, B.ends],
  [B.before, B.here],
  [B.before, B.here, B.begins],
  [B.before, B.here, B.ends],
  [B.earlier, B.later],
  [B.cueHere, B.cueBefore, B.here],
  [B.otherHere, B.otherBefore, B.before],
])
const BELIEFS_OF_TAG = templates([[B.before, B.here, B.tag]])

const beliefs = new Int32Array(Object.keys(B).length)

function fillBeliefs(e: Encoded, posteriors: Posteriors, g: number, decision: number): void {
  const p = g + PAD
  const role: RolePosterior = posteriors[roleOf(decision)]
  const other: RolePosterior = posteriors[roleOf(decision) === 'speaker' ? 'content' : 'speaker']
  const b = beliefs
  b[B.begins] = role.begins[p]!
  b[B.ends] = role.ends[p]!
  b[B.here] = role.insides[p]!
  b[B.before] = role.insides[p - 1]!
  b[B.earlier] = role.insides[p - 2]!
  b[B.later] = role.insides[p + 1]!
  b[B.cueHere] = posteriors.cue.insides[p]!
  b[B.cueBefore] = posteriors.cue.insides[p - 1]!
  b[B.otherHere] = other.insides[p]!
  b[B.otherBefore] = other.insides[p - 1]!
  b[B.tag] = e.tag[p]!
  b[B.place] = placeInSentence(e, g)
  b[B.word] = e.lower[p]!
  b[B.wordBefore] = e.lower[p - 1]!
}

const C = {
  away: 0,
  side: 1,
  headLemma: 2,
  last: 3,
  headCue: 4,
  headKind: 5,
  cueWords: 6,
  word: 7,
  wordBefore: 8,
  tag: 9,
  tagBefore: 10,
  verbs: 11,
  commas: 12,
  marks: 13,
  thats: 14,
  strongs: 15,
  sideVerbs: 16,
  sideCommas: 17,
  sideMarks: 18,
  sideStrongs: 19,
  sideThats: 20,
  quote: 21,
  quoteBefore: 22,
  quotes: 23,
  startQuote: 24,
  wordBeforeCue: 25,
  wordAfterCue: 26,
  tagAfterCue: 27,
  sideSentenceMarks: 28,
  sideHeadQuote: 29,
  place: 30,
  region: 31,
  untilEnd: 32,
  sinceStart: 33,
  begins: 34,
  ends: 35,
  here: 36,
  before: 37,
  wordsBetween: 38,
  tagsBetween: 39,
  quotesInOrder: 40,
}

/** How a gap lies to the cue. */
const TO_CUE = templates([
  [C.away],
  [C.away, C.headLemma],
  [C.away, C.tagBefore, C.tag],
  [C.away, C.word],
  [C.away, C.wordBefore],
  [C.side, C.headLemma, C.word],
  [C.side, C.headLemma, C.wordBefore],
  [C.side, C.headLemma, C.tag],
  [C.side, C.last, C.word],
  [C.side, C.last, C.tag],
  [C.side, C.headCue, C.tag],
  [C.side, C.headKind, C.word],
  [C.side, C.cueWords],
  [C.side, C.verbs, C.commas],
  [C.side, C.marks, C.thats],
  [C.side, C.strongs, C.verbs],
  [C.sideVerbs, C.tagBefore, C.tag],
  [C.sideCommas, C.wordBefore, C.tag],
  [C.sideMarks, C.quoteBefore, C.quote],
  [C.sideStrongs, C.wordBefore, C.word],
  [C.sideThats, C.wordBefore, C.word],
])

/** What stands between the two, where that is little. */
const FEW_WORDS = 3
const WORDS_BETWEEN = templates([
  [C.wordsBetween, C.headLemma],
  [C.wordsBetween, C.word],
])
const FEW_TAGS = 6
const TAGS_BETWEEN = templates([
  [C.tagsBetween, C.tag],
  [C.tagsBetween, C.headLemma],
])

const QUOTES = templates([
  [C.side, C.startQuote, C.quotes],
  [C.side, C.wordBeforeCue, C.wordBefore],
  [C.side, C.wordAfterCue, C.word],
  [C.sideSentenceMarks, C.quoteBefore, C.quote],
  [C.sideHeadQuote, C.quoteBefore, C.quote],
  [C.tagAfterCue, C.away],
  [C.side, C.place, C.region],
  [C.place, C.region, C.quotesInOrder],
])
const EDGE = templates([[C.untilEnd, C.sinceStart, C.side]])
const BELIEFS_AWAY = templates([
  [C.away, C.begins, C.before],
  [C.away, C.ends, C.here],
])

const toCue = new Int32Array(Object.keys(C).length)
const upTo = Math.min

/** The values of `C`; returns how many tokens stand between gap and cue. */
function fillToCue(c: CueContext, g: number, decision: number): number {
  const { e, start, end } = c
  const v = toCue
  const p = g + PAD
  const head = c.head + PAD
  const role = c.posteriors[roleOf(decision)]
  const side = g <= start ? 0 : 1
  const low = side === 0 ? g : end
  const high = side === 0 ? start : g
  const verbs = upTo(4, e.verbs[high]! - e.verbs[low]!)
  const commas = upTo(3, e.commas[high]! - e.commas[low]!)
  const marks = upTo(4, e.marks[high]! - e.marks[low]!)
  const thats = upTo(2, e.thats[high]! - e.thats[low]!)
  const strongs = upTo(3, e.strongs[high]! - e.strongs[low]!)
  v[C.away] = side * 16 + step(high - low)
  v[C.side] = side
  v[C.headLemma] = e.lemma[head]!
  v[C.last] = e.lower[end - 1 + PAD]!
  v[C.headCue] = e.cue[head]!
  v[C.headKind] = e.kind[head]!
  v[C.cueWords] = end - start > 1 ? mix(e.lower[start + PAD]!, v[C.last]!) : 0
  v[C.word] = e.lower[p]!
  v[C.wordBefore] = e.lower[p - 1]!
  v[C.tag] = e.tag[p]!
  v[C.tagBefore] = e.tag[p - 1]!
  v[C.verbs] = verbs
  v[C.commas] = commas
  v[C.marks] = marks
  v[C.thats] = thats
  v[C.strongs] = strongs
  v[C.sideVerbs] = side * 8 + verbs
  v[C.sideCommas] = side * 8 + commas
  v[C.sideMarks] = side * 8 + marks
  v[C.sideStrongs] = side * 8 + strongs
  v[C.sideThats] = side * 8 + thats
  v[C.quote] = e.quote[p]!
  v[C.quoteBefore] = e.quote[p - 1]!
  v[C.quotes] = e.quote[p]! * 16 + e.quote[p - 1]!
  v[C.quotesInOrder] = e.quote[p - 1]! * 16 + e.quote[p]!
  v[C.startQuote] = e.quote[start - 1 + PAD]!
  v[C.wordBeforeCue] = e.lower[start - 1 + PAD]!
  v[C.wordAfterCue] = e.lower[end + PAD]!
  v[C.tagAfterCue] = e.tag[end + PAD]!
  v[C.sideSentenceMarks] = side * 16 + c.marksRight * 4 + c.marksLeft
  v[C.sideHeadQuote] = side * 4 + e.quote[head]!
  v[C.place] = placeInSentence(e, g)
  v[C.region] = g < c.from ? 0 : g === c.from ? 1 : g < c.to ? 2 : g === c.to ? 3 : 4
  v[C.untilEnd] = g <= c.to && c.to - g < 4 ? c.to - g : 9
  v[C.sinceStart] = g >= c.from && g - c.from < 4 ? g - c.from : 9
  v[C.begins] = role.begins[p]!
  v[C.ends] = role.ends[p]!
  v[C.here] = role.insides[p]!
  v[C.before] = role.insides[p - 1]!
  if (high - low <= FEW_WORDS) {
    let words = side + 11
    for (let i = low; i < high; i++) words = mix(words, e.lower[i + PAD]!)
    v[C.wordsBetween] = words
  }
  if (high - low <= FEW_TAGS) {
    let tags = side + 17
    for (let i = low; i < high; i++) tags = mix(tags, e.tag[i + PAD]!)
    v[C.tagsBetween] = tags
  }
  return high - low
}

/** Which features of a gap: those that all cues of a paragraph share, those that are this cue's, or both. */
export type Part = 'shared' | 'own' | 'both'

/** A gap as a boundary of the cue's speaker or content. The two parts make up the whole; features keep their numbers. */
export function gapFeatures(c: CueContext, g: number, decision: number, part: Part, sink: FeatureSink): void {
  const shared = part !== 'own'
  const own = part !== 'shared'
  if (shared) fillBeliefs(c.e, c.posteriors, g, decision)
  const between = own ? fillToCue(c, g, decision) : 0
  sink.family(decision)
  add(shared, WINDOW, c.e.rows, (g + PAD) * WIDTH, sink)
  add(own, TO_CUE, toCue, 0, sink)
  add(own && between <= FEW_WORDS, WORDS_BETWEEN, toCue, 0, sink)
  add(own && between <= FEW_TAGS, TAGS_BETWEEN, toCue, 0, sink)
  add(own, QUOTES, toCue, 0, sink)
  add(shared, PLACE, beliefs, 0, sink)
  add(own, EDGE, toCue, 0, sink)
  add(shared, BELIEFS, beliefs, 0, sink)
  add(own, BELIEFS_AWAY, toCue, 0, sink)
  add(shared, BELIEFS_OF_TAG, beliefs, 0, sink)
}

function add(wanted: boolean, list: Templates, values: Int32Array, base: number, sink: FeatureSink): void {
  if (wanted) sink.all(list, values, base)
  else sink.skip(list.count)
}

/** 3 end of the paragraph, 2 start of a sentence, 1 before a sentence's last token, else 0. */
function placeInSentence({ tokens, count }: Encoded, g: number): number {
  if (g === count) return 3
  if (tokens.sentenceStarts[g] === g) return 2
  return g > 0 && tokens.sentenceEnds[g - 1] === g + 1 ? 1 : 0
}
