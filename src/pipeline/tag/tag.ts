import type { Desk } from '../../schemas/desk.ts'
import { personId } from '../normalise/identity.ts'
import type { Attributed, Attribution, Parsed, RunStamp, Segmented, Span, Tagged, Tags } from '../types.ts'
import { type Annotations, annotate, type Term, within } from './annotate.ts'
import type { Feature } from './classifier.ts'
import { indexDesk } from './desk.ts'
import { entityTags } from './entity-tags.ts'
import type { Layer } from './evidence.ts'
import type { Names } from './gazetteer.ts'
import { entryAt, findLeadDate, findSaidAt } from './said-at.ts'
import { targetsOf } from './targets.ts'
import { topicTags, watchTags } from './topic-tags.ts'
import { documentScores, guessTopics } from './topics.ts'
import { matchWatch } from './watch/match.ts'

/** How much the terms around a statement count beside its own. */
const WEIGHTS = { content: 1, context: 0.4, question: 0.4, passage: 0.2, heading: 0.4, title: 0.2 }
/** How many passages of the same topic are looked at before and after a statement's own. */
const PASSAGES_AROUND = 2
/** A topic that is likelier wrong than right is not given. */
const LEAST_CONFIDENCE = 50

/**
 * Gives each attribution its topics, entities, dates and numbers. A topic is found in the statement first, then in the
 * sentence, the question, the passage and the document around it, so that "Yes, of course" has its question's topic.
 */
export function tag(
  parsed: Parsed,
  segmented: Segmented,
  attributed: Attributed,
  stamp: RunStamp,
  desk: Desk,
): Tagged[] {
  const { names, watch } = indexDesk(desk)
  const { text, metadata } = parsed
  const language = (metadata.language ?? '').slice(0, 2)
  const published = metadata.datePublished
  const reference =
    published === null || published.slice(0, 10) > stamp.now.slice(0, 10) ? null : published.slice(0, 10)
  const blocks = parsed.blocks.map(({ span }) => span)
  const found = annotate(text, blocks, language, attributed.people, reference, names)
  const title = annotateTitle(metadata.title, language, names)
  const document = documentScores([
    { ...found, weight: 1 },
    { ...title, weight: 1 },
  ])
  const lead = findLeadDate(parsed, segmented, attributed, found.dates, reference, stamp.now)
  return attributed.attributions.map((attribution) => {
    const layers = layersOf(attribution, segmented, attributed, found, title)
    const guesses = guessTopics(layers, document).filter(({ confidence }) => confidence >= LEAST_CONFIDENCE)
    const entities = entitiesOf(attribution, found, text)
    const words = each(found.words, attribution.content)
    const speaker = speakerOf(attribution, attributed)
    return {
      attribution,
      tags: {
        topics: [
          ...watchTags(matchWatch({ words, language, speaker, entities }, watch)),
          ...topicTags(guesses, layers[0]!.terms),
        ],
        entities,
        dates: each(found.dates, attribution.content).map(({ value, precision, span }) => ({ value, precision, span })),
        quantities: each(found.quantities, attribution.content),
        saidAt: findSaidAt(attribution, found.dates, {
          ...{ reference, published, lead, now: stamp.now },
          entry: entryAt(parsed.blocks, attribution.context[0]),
        }),
      },
    }
  })
}

function speakerOf({ speaker }: Attribution, { people }: Attributed): { name: string; id: string } | null {
  const person = speaker.person === null ? undefined : people[speaker.person]
  return person?.name == null ? null : { name: person.name, id: personId(person) ?? '' }
}

function annotateTitle(title: string | null, language: string, names: Names): Annotations {
  return annotate(title ?? '', title === null ? [] : [[0, title.length]], language, [], null, names)
}

const each = <T extends { span: Span }>(found: readonly T[], spans: readonly Span[]) =>
  spans.flatMap((span) => within(found, span))

/** The statement and what surrounds it, each term in the innermost layer that holds it. */
function layersOf(
  { content, context, inReplyTo, passage: at }: Attribution,
  { passages }: Segmented,
  { attributions }: Attributed,
  found: Annotations,
  title: Annotations,
): Layer[] {
  const used = new Set<Term | Feature>()
  const fresh = <T extends Term | Feature>(items: readonly T[]) => {
    const unused = items.filter((item) => !used.has(item))
    for (const item of unused) used.add(item)
    return unused
  }
  const layers: Layer[] = []
  const add = (spans: readonly Span[], weight: number) => {
    layers.push({ terms: fresh(each(found.terms, spans)), features: fresh(each(found.features, spans)), weight })
  }
  add(content, WEIGHTS.content)
  add([context], WEIGHTS.context)
  const question = inReplyTo === null ? undefined : attributions[inReplyTo]
  if (question !== undefined) add(question.content, WEIGHTS.question)
  const passage = passages[at]
  if (passage !== undefined) {
    if (passage.heading !== null) add([passage.heading], WEIGHTS.heading)
    const around = passages.slice(Math.max(0, at - PASSAGES_AROUND), at + PASSAGES_AROUND + 1)
    const related = around.filter(({ topic }) => topic === passage.topic)
    add(
      related.flatMap(({ sentences }) => sentences.map(({ span }) => span)),
      WEIGHTS.passage,
    )
  }
  return [...layers, { ...title, weight: WEIGHTS.title }]
}

function entitiesOf({ content, context, cue }: Attribution, { entities }: Annotations, text: string): Tags['entities'] {
  const inContent = each(entities, content)
  const cueEnd = cue?.spans.at(-1)
  if (cue === null || cueEnd === undefined) return entityTags(inContent)
  const inContext = within(entities, context)
  const targets = targetsOf(text, cue.act, cueEnd, context[1], inContext).map((i) => inContext[i]!)
  return entityTags(inContent, targets)
}
