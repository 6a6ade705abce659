import { createHash } from 'node:crypto'
import type { Person } from '../types.ts'
import { canonicalUrl } from '../url.ts'

/** The same page always makes the same document; bytes without a URL are identified by their hash. */
export function documentId(url: string | null, sha256: string): string {
  return `doc_${digest(url === null ? sha256 : canonicalUrl(url))}`
}

/** "person:ilham-aliyev"; null for the unnamed and for groups, who are nobody in particular. */
export function personId(person: Person): string | null {
  if (person.name === null || person.type === 'group') return null
  const key = person.name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return key === '' ? null : `${person.type}:${key}`
}

/** Numbers the occurrences of equal keys, so that the same words said twice are two statements. */
export function statementIds(document: string): (speaker: string, content: string) => string {
  const seen = new Map<string, number>()
  return (speaker, content) => {
    const key = `${speaker}\n${foldContent(content)}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return `st_${digest(`${document}\n${key}\n${ordinal}`)}`
  }
}

/** What stays of a content when quotation marks, case, punctuation and white space are edited. */
export function foldContent(content: string): string {
  return content
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
