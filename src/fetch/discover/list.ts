import { ItemCollector, resolveLink } from './links.ts'
import type { Found } from './types.ts'

/** A list has no address that its lines could be relative to. */
const NO_BASE = 'about:blank'

/** One URL a line; empty lines and lines that begin with # are skipped. Lines that are no web address are left out. */
export function parseList(text: string): Found {
  let unaddressed = 0
  const collector = new ItemCollector()
  for (const line of text.split(/\r\n?|\n/)) {
    if (/^\s*(#|$)/.test(line)) continue
    const url = resolveLink(line, NO_BASE)
    if (url === null) unaddressed += 1
    else collector.add({ url })
  }
  return { kind: 'list', title: null, items: collector.items(), unaddressed, next: null, sitemaps: [] }
}
