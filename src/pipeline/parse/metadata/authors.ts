import { bylineNames } from './byline.ts'
import { textsOf } from './json-ld.ts'
import { type Found, metaOf, type Sources } from './sources.ts'

const MAX_NAME = 80
const LINES_ABOVE = 3
const LINES_BELOW = 12

/** Names of the people who signed, without "By", addresses and newspapers' own names. */
export function findAuthors(sources: Sources): Found<string[]> | null {
  const linked = clean(textsOf(sources.article?.author))
  if (linked.length > 0) return { value: linked, origin: 'json-ld' }
  const meta = clean([
    metaOf(sources, 'author', 'article:author', 'dc.creator', 'parsely-author', 'byl', 'sailthru.author') ?? '',
  ])
  if (meta.length > 0) return { value: meta, origin: 'meta' }
  const marked = clean(
    sources.witnesses.properties.filter(({ name }) => /author|creator/.test(name)).map(({ value }) => value),
  )
  if (marked.length > 0) return { value: marked, origin: 'microdata' }
  const visible = visibleByline(sources)
  return visible.length > 0 ? { value: visible, origin: 'text' } : null
}

/** Bylines stand near the headline: under it, or a few lines above. */
function visibleByline({ layout: { blocks, title } }: Sources): string[] {
  const from = Math.max(0, title.block - LINES_ABOVE)
  for (const { text } of blocks.slice(from, Math.max(0, title.block) + LINES_BELOW)) {
    const names = bylineNames(text)
    if (names.length > 0) return names
  }
  return []
}

function clean(values: string[]): string[] {
  const names = values
    .flatMap((value) => value.split(/\s*[;|]\s*|\s*,\s+|\s+(?:and|und|et|y|e|&)\s+/))
    .map((name) =>
      name
        .replace(/\s+/g, ' ')
        .replace(/^(?:by|von|par|por|di|door|av|autor(?:in)?:?|author:?)\s+/i, '')
        .trim(),
    )
    .filter((name) => name !== '' && name.length <= MAX_NAME && !/^https?:|@|\d{3}/.test(name))
  return [...new Set(names)]
}
