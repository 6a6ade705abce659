import { lettersOf } from '../html/title-block.ts'
import type { Headline } from './headline.ts'
import { textOf } from './json-ld.ts'
import { siteNameTest } from './site-name.ts'
import { type Found, metaOf, type Sources } from './sources.ts'

const MAX_TITLE = 400
/** What sites put between a page's title and their name. */
const SEPARATOR = /\s+[|–—\-·•:»«<>/\\~]+\s+|\s*[|»]\s+|_{1,2}|\s+::\s+/

/** The headline as readers see it, else as the page states it, without the site's name. */
export function findTitle(sources: Sources, headline: Headline | null): Found<string> | null {
  const { witnesses, article } = sources
  const stated = [
    found(article === null ? null : textOf(article.headline), 'json-ld'),
    found(metaOf(sources, 'og:title', 'twitter:title'), 'open-graph'),
    found(witnesses.titleElement, 'title-element'),
  ].filter((candidate) => candidate !== null)
  const named = stated.map(({ value, origin }) => ({ value: withoutSiteName(value, sources), origin }))
  const heading = found(headline?.text ?? null, 'heading')
  if (heading !== null) {
    const inside = named.find(({ value }) => isPartOf(value, heading.value))
    return inside ?? { ...heading, value: withoutSiteName(heading.value, sources) }
  }
  return named[0] ?? (sources.head.hints.title ? { value: sources.head.hints.title, origin: 'hint' } : null)
}

function found(value: string | null, origin: Found<string>['origin']): Found<string> | null {
  const text = value?.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE)
  return text ? { value: text, origin } : null
}

/** Headings hold kickers at times ("Politics: …", "Interview …"): what is stated without one is the title. */
function isPartOf(stated: string, heading: string): boolean {
  const [part, whole] = [lettersOf(stated), lettersOf(heading)]
  return part.length >= 20 && part.length < whole.length && whole.endsWith(part)
}

function withoutSiteName(title: string, sources: Sources): string {
  const isSite = siteNameTest(sources)
  const parts = title.split(SEPARATOR)
  let start = 0
  let end = title.length
  while (parts.length > 1 && isSite(parts.at(-1)!)) end = title.lastIndexOf(parts.pop()!, end)
  while (parts.length > 1 && isSite(parts[0]!)) start += parts.shift()!.length
  if (start === 0 && end === title.length) return title
  const cut = title.slice(start, end).replace(/^[\s|–—\-·•:»<>/\\~_]+|[\s|–—\-·•:«<>/\\~_]+$|\s[»]\s*$/g, '')
  return cut === '' ? title : cut
}
