import { webUrl } from '../../../schemas/common.ts'
import type { Sources } from './sources.ts'

/** An address on the page made absolute; null when it is none. */
export function absoluteUrl(href: string | undefined, { head, witnesses }: Sources): string | null {
  if (href === undefined) return null
  const base = head.finalUrl ?? head.url ?? undefined
  const root = witnesses.base !== null && URL.canParse(witnesses.base, base) ? new URL(witnesses.base, base).href : base
  if (!URL.canParse(href.trim(), root)) return null
  const url = new URL(href.trim(), root).href
  return webUrl.safeParse(url).success ? url : null
}
