import { taxonomy } from './taxonomy.ts'

/** URIs of all broader topics of a Media Topic, from the top down; none for any other URI. */
export function ancestors(uri: string): string[] {
  const topic = uri.startsWith('medtop:') ? taxonomy.get(uri.slice('medtop:'.length)) : undefined
  return topic === undefined ? [] : topic.path.slice(0, -1).map((code) => `medtop:${code}`)
}
