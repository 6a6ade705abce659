import { isObject } from './json-ld.ts'
import { metaOf, type Sources } from './sources.ts'

/** Whether the page says that not everybody may read all of it; null where it says nothing. */
export function isPaywalled(sources: Sources): { value: boolean; origin: 'json-ld' | 'open-graph' } | null {
  const { article } = sources
  const parts = [article, ...[article?.hasPart].flat()].filter(isObject)
  const free = parts.map((part) => truthOf(part.isAccessibleForFree)).filter((value) => value !== null)
  if (free.length > 0) return { value: free.includes(false), origin: 'json-ld' }
  switch (metaOf(sources, 'article:content_tier')?.toLowerCase()) {
    case 'locked':
      return { value: true, origin: 'open-graph' }
    case 'free':
      return { value: false, origin: 'open-graph' }
    default:
      return null
  }
}

/** `true`, "True", "http://schema.org/True". */
function truthOf(value: unknown): boolean | null {
  const word = /(true|false)$/i.exec(String(value))?.[1]?.toLowerCase()
  return word === undefined ? null : word === 'true'
}
