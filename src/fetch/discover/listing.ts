import { load } from 'cheerio/slim'
import { type AnyNode, DomHandler, hasChildren, isTag, isText } from 'domhandler'
import { readAnchors } from './anchors.ts'
import { looksLikeArticle } from './article-links.ts'
import { ItemCollector, plainTitle, resolveLink } from './links.ts'
import { parseMarkup } from './markup.ts'
import { type Found, InvalidSource } from './types.ts'

/**
 * Links of a listing page: those that the selector names (an element that is no link stands for the links in it), or
 * without a selector those of the same site that look like articles.
 *
 * @throws {InvalidSource} when the selector is none
 */
export function parseListing(html: string, url: string, linkSelector: string | null): Found {
  const { anchors, title, next } = readAnchors(html, url)
  const collector = new ItemCollector()
  const chosen =
    linkSelector === null
      ? anchors.filter((anchor) => looksLikeArticle(anchor, url) && anchor.url !== resolveLink(url, url))
      : selectAnchors(html, url, linkSelector)
  for (const { url: link, text } of chosen) {
    const label = plainTitle(text)
    collector.add({ url: link, ...(label !== undefined && { title: label }) })
  }
  const items = collector.items()
  return { kind: 'listing', title: plainTitle(title) ?? null, items, unaddressed: 0, next, sitemaps: [] }
}

function selectAnchors(html: string, url: string, selector: string): { url: string; text: string }[] {
  const handler = new DomHandler()
  parseMarkup(html, handler)
  const $ = load(handler.dom)
  const base = resolveLink($('base').attr('href'), url) ?? url
  let selected: Set<AnyNode>
  try {
    selected = new Set($(selector).toArray())
  } catch (cause) {
    throw new InvalidSource(`"${selector}" is not a CSS selector`, { cause })
  }
  const found: { url: string; text: string }[] = []
  const stack = handler.dom.toReversed().map((node) => ({ node, isSelected: false }))
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node } = next
    const isSelected = next.isSelected || selected.has(node)
    if (isSelected && isTag(node) && node.name === 'a') {
      const link = resolveLink(node.attribs.href, base)
      if (link !== null) found.push({ url: link, text: textOf(node) })
    }
    if (hasChildren(node)) for (const child of node.children.toReversed()) stack.push({ node: child, isSelected })
  }
  return found
}

function textOf(element: AnyNode): string {
  const pieces: string[] = []
  const stack: AnyNode[] = [element]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) pieces.push(node.data)
    else if (hasChildren(node)) stack.push(...node.children.toReversed())
  }
  return pieces.join('')
}
