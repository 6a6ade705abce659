import { type Desk, emptyDesk } from '../../schemas/desk.ts'
import type { Attributed, Attribution, Parsed, Person, Segmented, Span } from '../types.ts'
import { readCue, someSays } from './acts/acts.ts'
import { verbGroup } from './acts/verb-group.ts'
import { asDeskKnows } from './desk.ts'
import { find, warningsOf } from './find.ts'
import { isSpokenOf, isThirdParty } from './in-turn.ts'
import { isReport } from './is-report.ts'
import { kindOf } from './kind.ts'
import { type Resolved, SpeakerResolver } from './resolve/resolve.ts'
import type { Found } from './rules/found.ts'
import type { Quotation } from './rules/quotes.ts'
import { quotationsIn } from './rules/said.ts'
import { turnAttributions } from './turns.ts'

/**
 * Who said what: every passage of a turn as its speaker's, and every reported or quoted statement in the prose, with
 * the speaker resolved to one person per document, called as the desk calls them. A mention that cannot be resolved stays without a person.
 */
export function attribute(parsed: Parsed, segmented: Segmented, desk: Desk = emptyDesk): Attributed {
  const paragraphs = proseOf(parsed, segmented)
  const sentences = segmented.passages
    .flatMap((passage) => passage.sentences.map((sentence) => sentence.span))
    .sort((a, b) => a[0] - b[0])
  const language = parsed.metadata.language?.split('-')[0] ?? null
  const quoted = quotationsIn(parsed.text, paragraphs, language)
  const found = find(parsed.text, paragraphs, sentences, language).filter((one) => isReport(parsed.text, one, language))
  const contents = [...found.flatMap(({ content }) => content), ...quoted.map(({ span }) => span)]
  const resolver = new SpeakerResolver(parsed, segmented, sentences, contents)
  const turns = turnAttributions(parsed, segmented, resolver)
  const resolved = new Map<Found, Resolved>()
  const reported = new Map<Found, Attribution>()
  for (const one of found) {
    const cue = one.cue.map((span) => parsed.text.slice(...span)).join(' ')
    const before = one.carriedFrom ? resolved.get(one.carriedFrom) : bySubject(parsed.text, one, resolver)
    // What it carries on may be no statement by itself: "Lee denied this. There had been …"
    const origin = before === undefined && one.carriedFrom ? one.carriedFrom.speaker : one.speaker
    const resolve = () => (one.within ? resolver.resolveInside(origin, cue) : resolver.resolve(origin, cue))
    const speaker = before ? carriedOn(before) : resolve()
    resolved.set(one, speaker)
    reported.set(one, attributionOf(resolver, parsed.text, segmented, one, speaker, sentences, quoted, language, turns))
  }
  const says = ({ cue }: Attribution) => someSays(parsed.text, cue?.spans ?? [], language)
  const stands = (found: Found, one: Attribution): boolean => {
    const outer = found.within && reported.get(found.within)
    if (outer && !(says(one) && isOfAnother(one, outer, resolver.people))) return false
    if (isThanks(parsed.text, one)) return false
    if (one.within === null) return true
    return (
      (one.kind !== 'indirect' || says(one)) &&
      !isEmpty(parsed.text, one.content) &&
      isThirdParty(one, turns[one.within]!, resolver.people) &&
      isSpokenOf(parsed.text, one, turns[one.within]!, turns, resolver.people)
    )
  }
  const others = [...reported].filter(([found, one]) => stands(found, one))
  const places = new Map(others.map(([one], place) => [one, turns.length + place]))
  const within = (one: Found) => (one.within === undefined ? undefined : places.get(one.within))
  return {
    people: asDeskKnows(resolver.people, desk),
    attributions: [...turns, ...others.map(([one, it]) => ({ ...it, within: within(one) ?? it.within }))],
    warnings: warningsOf(language),
  }
}

/** Not who is meant by it but who says it: "Sie habe das nie verstanden." */
const SPEAKS_OF_SELF = /^(?:Sie|Er) \p{Ll}+e (?=\p{L})/u

/**
 * "Behrens wies das zurück. Der Stahl sei teurer geworden.": without a report to carry on, whoever the sentence before is
 * about.
 */
function bySubject(text: string, one: Found, resolver: SpeakerResolver): Resolved | null {
  if (!one.freeIndirect && !one.dropped) return null
  const [start, end] = one.content[0]!
  const itself: Span | null = SPEAKS_OF_SELF.test(text.slice(start, end))
    ? [start, start + text.slice(start, end).indexOf(' ')]
    : null
  const subject = resolver.subjectBefore(start) ?? itself
  if (subject === null) return one.dropped ? resolver.omitted(start) : null
  one.speaker = [subject]
  return resolver.resolve(one.speaker, 'habe')
}

const LEAST_NESTED = 80

/** What somebody reports another, whom he names, to have said; what he says of himself is his own. */
function isOfAnother(
  { speaker: { person, resolution }, confidence }: Attribution,
  outer: Attribution,
  people: readonly Person[],
): boolean {
  if (confidence < LEAST_NESTED || resolution === 'pronoun') return false
  if (person === null || people[person]!.name === null) return false
  return person !== outer.speaker.person
}

/** "Thank you, Anna": an act of courtesy, not the report of one. */
const isThanks = (text: string, { cue, content }: Attribution): boolean =>
  cue?.act === 'thank' && /^you(?:$|\W)/i.test(text.slice(...content[0]!))

/** "What Mr Lee said": a clause without what was said. */
const isEmpty = (text: string, content: readonly Span[]): boolean =>
  content.every((span) => /^(?:what|that|it|this|so|you|was|das|es|so)$/i.test(text.slice(...span)))

/** A quotation without a speaker of its own is a little less sure to be the last speaker's. */
const carriedOn = ({ person, confidence }: Resolved): Resolved =>
  person === null
    ? { person, resolution: 'unresolved', confidence: 0 }
    : { person, resolution: 'carried', confidence: Math.round(confidence * 0.85) }

/** Paragraphs that can report speech: all but headings, captions and code, with a turn's label cut off. */
function proseOf(parsed: Parsed, segmented: Segmented): Span[] {
  const labels = segmented.turns.flatMap((turn) => (turn.labelSpan ? [turn.labelSpan] : []))
  let label = 0
  return parsed.blocks
    .filter(({ kind }) => kind === 'paragraph' || kind === 'listItem' || kind === 'blockQuote')
    .map(({ span: [start, end] }): Span => {
      while (label < labels.length && labels[label]![1] <= start) label++
      const own = labels[label]
      return own && own[0] >= start && own[1] < end ? [own[1], end] : [start, end]
    })
}

function attributionOf(
  resolver: SpeakerResolver,
  text: string,
  segmented: Segmented,
  found: Found,
  speaker: Resolved,
  sentences: readonly Span[],
  quoted: readonly Quotation[],
  language: string | null,
  turns: readonly Attribution[],
): Attribution {
  const all = [...found.speaker, ...found.cue, ...found.content]
  const start = Math.min(...all.map((span) => span[0]))
  const end = Math.max(...all.map((span) => span[1]))
  const around = sentences.filter((sentence) => sentence[0] < end && sentence[1] > start)
  const passage = segmented.passages.findIndex(({ sentences: own }) =>
    own.some(({ span }) => span[0] <= start && span[1] > start),
  )
  const within = turns.findIndex(({ content }) => content.some((span) => span[0] <= start && span[1] > start))
  return {
    kind: kindOf(text, found.content, quoted),
    passage: Math.max(0, passage),
    context: [Math.min(start, around[0]?.[0] ?? start), Math.max(end, around.at(-1)?.[1] ?? end)],
    speaker: { spans: (found.carriedFrom ?? found).speaker, ...speaker },
    cue: cueOf(text, found, language),
    content: found.content,
    freeIndirect: found.freeIndirect ?? false,
    addressee: addresseeOf(text, found, resolver),
    inReplyTo: null,
    within: within < 0 ? null : within,
    confidence: Math.round(found.confidence * 100),
  }
}

function cueOf(text: string, { speaker, cue, content }: Found, language: string | null): Attribution['cue'] {
  const [first, ...rest] = cue
  if (first === undefined) return null
  const words = cue.map((span) => text.slice(...span)).join(' ')
  const group = verbGroup(text, [first, ...rest], [...speaker, ...content], language)
  return { spans: cue, ...readCue(words, group, text.slice(...content[0]!), language) }
}

/** Verbs that name right after them to whom something is said. */
const TELLS = /(?:^|\s)(?:tells?|told|telling|informed|assured|reminded|asked|warned|answered|sagte|erzählte)$/iu
const NAME_AFTER = /^\s+(?=\p{Lu})/u

function addresseeOf(text: string, { cue }: Found, resolver: SpeakerResolver): number | null {
  const last = cue.at(-1)
  if (last === undefined) return null
  const words = text.slice(...last)
  // The model takes "told Kiselev" for the cue as often as "told".
  const inside = /\s(?=\p{Lu})/u.exec(words)
  const verb = inside === null ? words : words.slice(0, inside.index)
  if (!TELLS.test(verb)) return null
  const start = last[0] + verb.length
  const gap = NAME_AFTER.exec(text.slice(start))?.[0].length
  return gap === undefined ? null : resolver.addressed([start + gap, Math.min(text.length, start + gap + 60)])
}
