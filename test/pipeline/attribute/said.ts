import { attribute } from '../../../src/pipeline/attribute/attribute.ts'
import type { Parsed, Segmented } from '../../../src/pipeline/types.ts'

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
