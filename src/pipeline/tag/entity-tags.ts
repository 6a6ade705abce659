import type { Span, Tags } from '../types.ts'
import type { EntityMention } from './entities.ts'

/**
 * One tag an entity, with all its mentions in the content. A target that stands between cue and content is a tag
 * without spans.
 */
export function entityTags(
  inContent: readonly EntityMention[],
  targets: readonly EntityMention[] = [],
): Tags['entities'] {
  const tags = new Map<string, Tags['entities'][number]>()
  const spansOf = (mention: EntityMention): Span[] => {
    const { name, type, uri } = mention
    const id = `${type}|${name}`
    const tag = tags.get(id) ?? { name, type, uri, spans: [], target: false }
    tags.set(id, tag)
    return tag.spans
  }
  for (const mention of inContent) spansOf(mention).push(mention.span)
  for (const mention of targets) {
    spansOf(mention)
    const tag = tags.get(`${mention.type}|${mention.name}`)
    if (tag !== undefined) tag.target = true
  }
  return [...tags.values()]
}
