import type { Attributed, Attribution, Parsed, RunStamp, Segmented, Span, Tagged, Tags } from '../types.ts'
import { type Annotations, annotate, type Term, within } from './annotate.ts'
import { entityTags } from './entity-tags.ts'
import type { Layer } from './evidence.ts'
import { findLeadDate, findSaidAt } from './said-at.ts'
import { targetsOf } from './targets.ts'
import { topicTags } from './topic-tags.ts'
import { documentScores, guessTopics } from './topics.ts'

/** How much the terms around a statement count beside its own. */
const WEIGHTS = { content: 1, context: 0.4, question: 0.4, passage: 0.25, heading: 0.4, title: 0.2 }
/** Below this a topic is a wild guess and not given. */
const LEAST_CONFIDENCE = 30

/**
 * Gives each attribution its topics, entities, dates and numbers. A topic is found in the statement first, then in the
 * sentence, the question, the passage and the document around it, so that "Yes, of course" has its question's topic.
 */
export function tag(parsed: Parsed, segmented: Segmented, attributed: Attributed, stamp: RunStamp): Tagged[] {
  const { text, metadata } = parsed
  const language = (metadata.language ?? '').slice(0, 2)
  const published = metadata.datePublished
  const reference =
    published === null || published.slice(0, 10) > stamp.now.slice(0, 10) ? null : published.slice(0, 10)
  const blocks = parsed.blocks.map(({ span }) => span)
  const found = annotate(text, blocks, language, attributed.people, reference)
  const title = titleTerms(metadata.title, language)
  const document = documentScores([
    { terms: found.terms, weight: 1 },
    { terms: title, weight: 1 },
  ])
  const lead = findLeadDate(parsed, segmented, found.dates, reference, stamp.now)
  return attributed.attributions.map((attribution) => {
    const layers = layersOf(attribution, segmented, attributed, found.terms, title)
    const guesses = guessTopics(layers, document).filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    return {
      attribution,
      tags: {
        topics: topicTags(guesses, layers[0]!.terms),
        entities: entitiesOf(attribution, found, text),
        dates: each(found.dates, attribution.content).map(({ value, precision, span }) => ({ value, precision, span })),
        quantities: each(found.quantities, attribution.content),
        saidAt: findSaidAt(attribution, found.dates, { reference, published, lead, now: stamp.now }),
      },
    }
  })
}

function titleTerms(title: string | null, language: string): Term[] {
  return title === null ? [] : annotate(title, [[0, title.length]], language, [], null).terms
}

const each = <T extends { span: Span }>(found: readonly T[], spans: readonly Span[]) =>
  spans.flatMap((span) => within(found, span))

/** The statement and what surrounds it, each term in the innermost layer that holds it. */
function layersOf(
  { content, context, inReplyTo, passage: at }: Attribution,
  { passages }: Segmented,
  { attributions }: Attributed,
  terms: readonly Term[],
  title: readonly Term[],
): Layer[] {
  const used = new Set<Term>()
  const layers: Layer[] = []
  const add = (found: readonly Term[], weight: number) => {
    const fresh = found.filter((term) => !used.has(term))
    for (const term of fresh) used.add(term)
    layers.push({ terms: fresh, weight })
  }
  add(each(terms, content), WEIGHTS.content)
  add(within(terms, context), WEIGHTS.context)
  const question = inReplyTo === null ? undefined : attributions[inReplyTo]
  if (question !== undefined) add(each(terms, question.content), WEIGHTS.question)
  const passage = passages[at]
  if (passage !== undefined) {
    const sentences = passage.sentences.map(({ span }) => span)
    if (passage.heading !== null) add(within(terms, passage.heading), WEIGHTS.heading)
    add(each(terms, sentences), WEIGHTS.passage)
  }
  add(title, WEIGHTS.title)
  return layers
}

function entitiesOf({ content, context, cue }: Attribution, { entities }: Annotations, text: string): Tags['entities'] {
  const inContent = each(entities, content)
  const cueEnd = cue?.spans.at(-1)
  if (cue === null || cueEnd === undefined) return entityTags(inContent)
  const inContext = within(entities, context)
  const targets = targetsOf(text, cue.act, cueEnd, context[1], inContext).map((i) => inContext[i]!)
  return entityTags(inContent, targets)
}
