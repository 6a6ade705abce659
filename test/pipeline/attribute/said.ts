import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import type { Parsed, Segmented } from '../../../src/pipeline/types.ts'
import { report } from './report.ts'

/** "speaker | lemma/act | content" of each attribution, for reading. */
export function said({ parsed, segmented }: { parsed: Parsed; segmented: Segmented }): string[] {
  const { people, attributions } = attribute(parsed, segmented)
  return attributions.map(({ speaker, cue, content }) => {
    const person = speaker.person === null ? undefined : people[speaker.person]
    const name = person ? (person.name ?? `(${person.role})`) : '?'
    const act = cue ? `${cue.negated ? 'not ' : ''}${cue.lemma}/${cue.act}` : '-'
    return `${name} | ${act} | ${content.map((span) => parsed.text.slice(...span)).join(' … ')}`
  })
}

/** Speakers of everything said in the paragraphs, in order; unnamed ones in brackets. */
export function speakersIn(language: string, paragraphs: string[]): string[] {
  const { parsed, segmented } = report(paragraphs, language)
  const { people, attributions } = attribute(parsed, segmented)
  return attributions.map(({ speaker }) => {
    const person = speaker.person === null ? undefined : people[speaker.person]
    return person ? (person.name ?? `(${person.role})`) : '?'
  })
}
