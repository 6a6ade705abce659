import { type Encoded, PAD } from './encode.ts'
import type { FeatureSink } from './hash.ts'
import { AT, COLUMN, WIDTH } from './rows.ts'
import { templates } from './templates.ts'

/** At most this many features for one token. */
export const LABEL_FEATURES = 128

const { lower, lemma, tag, shape, kind, cue, speaker, quote, hinted } = AT
const c = COLUMN

const TEMPLATES = templates([
  [c.one],
  ...[-3, -2, -1, 0, 1, 2, 3].map((k) => [lower(k)] as const),
  ...[-1, 0, 1].map((k) => [lemma(k)] as const),
  ...[-3, -2, -1, 0, 1, 2, 3].map((k) => [tag(k)] as const),

  [tag(-1), tag()],
  [tag(), tag(1)],
  [tag(-2), tag(-1)],
  [tag(1), tag(2)],
  [tag(-1), tag(), tag(1)],
  [tag(-2), tag(-1), tag()],
  [tag(), tag(1), tag(2)],
  [lower(-1), lower()],
  [lower(), lower(1)],
  [lemma(-1), tag()],
  [lemma(), tag(1)],
  [tag(-1), lemma()],
  [lemma(-2), lemma(-1)],
  [lemma(1), lemma(2)],

  ...[-2, -1, 0, 1, 2, 3].map((k) => [cue(k)] as const),
  [cue(-1), cue(), cue(1)],
  [cue(), cue(1), tag()],
  [cue(-1), tag(-1), tag()],
  [cue(-2), cue(-1), tag()],
  [cue(), tag(), tag(-1)],

  [kind()],
  [kind(), tag()],
  [kind(-1), tag()],
  [kind(), lower(1)],
  [kind(-1), kind()],
  [kind(), kind(1)],
  [speaker(), shape()],
  [speaker(-1), speaker(), tag()],
  [speaker(), cue(1)],
  [c.suffix3],
  [c.suffix2, tag()],
  [shape(), tag()],
  [shape(-1), shape()],

  [quote()],
  [quote(), lower()],
  [quote(), cue()],
  [quote(), quote(-1), quote(1)],
  [quote(), c.quoted],

  [c.lemmaBefore],
  [c.lemmaAfter],
  [c.sinceBefore, quote()],
  [c.untilAfter, quote()],
  [c.sinceBefore, c.untilAfter, tag()],
  [c.wordBehindBefore, tag()],
  [c.lemmaBefore, tag()],
  [c.wordBehindAfter, tag()],
  [c.wordAheadOfAfter, tag()],
  [c.kindBefore, c.wordBehindBefore, quote()],
  [c.kindAfter, tag()],

  [c.commasBefore, c.commasSince, c.commasUntil],
  [c.commasSince, tag(), cue()],
  [c.commasUntil, tag(), tag(-1)],
  [c.firstWord, quote()],
  [c.isFirst, c.isLast],
  [c.untilEnd, tag(), quote()],
  [c.hasBefore, c.hasAfter, c.quotedState],
  [c.lastWord, quote()],

  [c.verbsBefore, tag(), quote()],
  [c.verbsSince, c.thatsSince, tag()],
  [c.thatsSince, c.kindBefore, c.commasSince],
  [c.opensParagraph, c.closesParagraph, tag()],

  [hinted()],
  [hinted(), tag()],
  [hinted(), cue()],
  [hinted(), quote()],
  [hinted(-1), hinted(), hinted(1)],
])

/** Fills the sink with the features of token i for the sequence model. */
export function labelFeatures(e: Encoded, i: number, sink: FeatureSink): void {
  sink.length = 0
  sink.family(0)
  sink.all(TEMPLATES, e.rows, (i + PAD) * WIDTH)
}
