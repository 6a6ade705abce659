import { eld } from 'eld/extrasmall'
import { type Desk, emptyDesk } from '../../schemas/desk.ts'
import type { Tags } from '../types.ts'
import { annotate, layerOf, within } from './annotate.ts'
import { indexDesk } from './desk.ts'
import { entityTags } from './entity-tags.ts'
import { topicTags, watchTags } from './topic-tags.ts'
import { guessTopics } from './topics.ts'
import { matchWatch } from './watch/match.ts'

export { taxonomyVersion } from './taxonomy.ts'

export type TextToTag = {
  text: string
  /** The sentence, question or passage that it stands in; may contain it. */
  context?: string
  /** BCP 47; detected where absent. */
  language?: string
  /** What "yesterday" is reckoned from, a date or a date with time. */
  publishedAt?: string
}

/** Spans are UTF-16 code units of `text`. */
export type TextTags = Pick<Tags, 'topics' | 'entities' | 'dates' | 'quantities'>

const CONTEXT_WEIGHT = 0.4
const GAP = '\n\n'

/** Tags a piece of text that stands on its own. Topics come best first; none where nothing speaks for any. */
export function tagText({ text, context = '', language, publishedAt }: TextToTag, desk: Desk = emptyDesk): TextTags {
  const { names, watch } = indexDesk(desk)
  const around = context.replace(text, GAP)
  const whole = `${text}${GAP}${around}`
  const spoken = (language ?? eld.detect(whole).language ?? '').slice(0, 2)
  const end = text.length
  const found = annotate(
    whole,
    [
      [0, end],
      [end + GAP.length, whole.length],
    ],
    spoken,
    [],
    publishedAt?.slice(0, 10) ?? null,
    names,
  )
  const terms = within(found.terms, [0, end])
  const guesses = guessTopics(
    [
      { ...layerOf(found, [0, end]), weight: 1 },
      { ...layerOf(found, [end, whole.length]), weight: CONTEXT_WEIGHT },
    ],
    null,
  )
  const entities = entityTags(within(found.entities, [0, end]))
  const said = { words: within(found.words, [0, end]), language: spoken, speaker: null, entities }
  return {
    topics: [...watchTags(matchWatch(said, watch)), ...topicTags(guesses, terms)],
    entities,
    dates: within(found.dates, [0, end]).map(({ value, precision, span }) => ({ value, precision, span })),
    quantities: within(found.quantities, [0, end]),
  }
}
