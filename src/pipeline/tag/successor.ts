import { taxonomy, topicUri } from './taxonomy.ts'

const PREFIX = topicUri('')

/** URI of the topic to use instead of a Media Topic that IPTC has retired; null for any other URI. */
export function successor(uri: string): string | null {
  const topic = uri.startsWith(PREFIX) ? taxonomy.get(uri.slice(PREFIX.length)) : undefined
  return topic?.replacedBy == null ? null : topicUri(topic.replacedBy)
}
