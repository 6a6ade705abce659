import type { FoundItem } from './types.ts'

/** As the sitemap protocol has it; a source with more is split by whoever makes it. */
export const MAX_ITEMS = 50_000
/** The longest URL that `webUrl` in the schemas lets through. */
const MAX_URL_LENGTH = 8_192
const MAX_TITLE_LENGTH = 500

/** An absolute http or https URL without fragment, or null for everything else that stands in an href. */
export function resolveLink(href: string | undefined, base: string): string | null {
  const text = href?.trim() ?? ''
  if (text === '' || text.length > MAX_URL_LENGTH) return null
  const url = URL.parse(text, base)
  if (
    url === null ||
    (url.protocol !== 'http:' && url.protocol !== 'https:') ||
    url.username !== '' ||
    url.password !== ''
  )
    return null
  if (url.hash !== '' && !url.hash.startsWith('#!')) url.hash = ''
  return url.href.length > MAX_URL_LENGTH ? null : url.href
}

/** A title as one line of plain text; undefined where nothing is left of it. */
export function plainTitle(text: string | null | undefined): string | undefined {
  const plain = (text ?? '')
    .slice(0, 4 * MAX_TITLE_LENGTH)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? undefined : plain.slice(0, MAX_TITLE_LENGTH)
}

/** Collects items in order, each URL once, at most MAX_ITEMS. A title found later fills one that was missing. */
export class ItemCollector {
  readonly #items = new Map<string, FoundItem>()

  add(item: FoundItem): void {
    const before = this.#items.get(item.url)
    if (before === undefined) {
      if (this.#items.size < MAX_ITEMS) this.#items.set(item.url, item)
    } else if (before.title === undefined && item.title !== undefined) {
      before.title = item.title
    }
  }

  get isFull(): boolean {
    return this.#items.size >= MAX_ITEMS
  }

  items(): FoundItem[] {
    return [...this.#items.values()]
  }
}
