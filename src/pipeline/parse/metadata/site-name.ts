import { getDomainWithoutSuffix } from 'tldts'
import { lettersOf } from '../html/title-block.ts'
import { metaOf, type Sources } from './sources.ts'

/** Tells the site's own name, in any spelling, from other words. */
export function siteNameTest(sources: Sources): (text: string) => boolean {
  const site = lettersOf(metaOf(sources, 'og:site_name', 'application-name') ?? '')
  const host = hostOf(sources)
  const letters = lettersOf(host ?? '')
  const domain = lettersOf((host && getDomainWithoutSuffix(host)) ?? '')
  return (text) => {
    const own = lettersOf(text)
    if (own === '') return false
    return own === site || (own.length > 2 && letters.includes(own)) || (domain.length > 5 && own.startsWith(domain))
  }
}

function hostOf({ head, witnesses }: Sources): string | null {
  const url = head.finalUrl ?? head.url ?? witnesses.links.find(({ rel }) => rel === 'canonical')?.href ?? null
  return url === null ? null : (/^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? null)
}
