import { lettersOf, TITLE } from '../html/title-block.ts'
import { textOf } from './json-ld.ts'
import { type Found, metaOf, type Sources } from './sources.ts'

const MAX_TITLE = 400
/** What sites put between a page's title and their name. */
const SEPARATOR = /\s+[|–—\-·•:»«<>/\\~]+\s+|\s*[|»]\s*|_{1,2}|\s+::\s+/

/** The headline without the site's name. */
export function findTitle(sources: Sources): Found<string> | null {
  const { layout, witnesses, article } = sources
  const headline = headingText(layout)
  const candidates: (Found<string> | null)[] = [
    found(article === null ? null : textOf(article.headline), 'json-ld'),
    found(metaOf(sources, 'og:title', 'twitter:title'), 'open-graph'),
    found(headline, 'heading'),
    found(witnesses.titleElement, 'title-element'),
  ]
  const present = candidates.filter((candidate) => candidate !== null)
  const heading = present.find(({ origin }) => origin === 'heading')
  if (heading !== undefined && layout.title.degree[layout.title.block]! >= TITLE.inside) return heading
  const best = present[0]
  if (best === undefined) return sources.head.hints.title ? { value: sources.head.hints.title, origin: 'hint' } : null
  return { value: withoutSiteName(best.value, sources), origin: best.origin }
}

function found(value: string | null, origin: Found<string>['origin']): Found<string> | null {
  const text = value?.replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE)
  return text ? { value: text, origin } : null
}

/** The whole text of the element that holds the headline: a line break may have split it. */
function headingText({ blocks, title }: Sources['layout']): string | null {
  const block = blocks[title.block]
  if (block === undefined) return null
  if (block.container.tag !== 'h1') return block.text
  return blocks
    .filter(({ container }) => container === block.container)
    .map(({ text }) => text)
    .join(' ')
}

function withoutSiteName(title: string, sources: Sources): string {
  const site = lettersOf(metaOf(sources, 'og:site_name', 'application-name') ?? '')
  const host = lettersOf(hostOf(sources) ?? '')
  const parts = title.split(SEPARATOR)
  if (parts.length < 2) return title
  const isSite = (part: string) => {
    const letters = lettersOf(part)
    return letters !== '' && (letters === site || (letters.length > 2 && host.includes(letters)))
  }
  let end = title.length
  while (parts.length > 1 && isSite(parts.at(-1)!)) {
    end = title.lastIndexOf(parts.pop()!, end)
  }
  const cut = title.slice(0, end).replace(/[\s|–—\-·•:»«<>/\\~_]+$/, '')
  return cut === '' ? title : cut
}

function hostOf({ head, witnesses }: Sources): string | null {
  const url = head.finalUrl ?? head.url ?? witnesses.links.find(({ rel }) => rel === 'canonical')?.href ?? null
  return url === null ? null : (/^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? null)
}
