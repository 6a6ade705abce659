import { resolveLink } from './links.ts'
import { parseMarkup } from './markup.ts'

export type Anchor = {
  url: string
  text: string
  /** Inside nav, footer or an aside: what a page offers on every page. */
  isPeripheral: boolean
}

const PERIPHERAL = new Set(['nav', 'footer', 'aside'])
const MAX_TEXT_LENGTH = 2_000
const MAX_ANCHORS = 100_000

/** What listings call the way to older entries where they do not say rel="next". */
const NEXT_TEXT =
  /^(?:[«»‹›<>→\s]*)(?:next(?: page)?|older(?: (?:posts|entries|articles|stories))?|nächste(?: seite)?|weiter|ältere (?:beiträge|artikel)|(?:page )?suivante?|siguiente|вперёд|следующая|sonraki|növbəti)(?:[«»‹›<>→\s]*)$/i

/** The links of a page in order, one pass, whatever the page's depth. Its own `<base>` counts. */
export function readAnchors(
  html: string,
  url: string,
): { anchors: Anchor[]; title: string | null /** The listing's next page. */; next: string | null } {
  const anchors: Anchor[] = []
  let base = url
  let title: string | null = null
  let isInTitle = false
  let periphery = 0
  let open: Anchor | null = null
  let next: string | null = null
  let likelyNext: string | null = null
  parseMarkup(html, {
    onopentag(name, attributes) {
      if ((name === 'a' || name === 'link') && /(?:^|\s)next(?:\s|$)/i.test(attributes.rel ?? '')) {
        next ??= resolveLink(attributes.href, base)
      }
      if (PERIPHERAL.has(name)) periphery += 1
      else if (name === 'base') base = resolveLink(attributes.href, url) ?? base
      else if (name === 'title' && title === null) isInTitle = true
      else if (name === 'a') {
        const target = resolveLink(attributes.href, base)
        open = target === null ? null : { url: target, text: '', isPeripheral: periphery > 0 }
        if (open !== null && anchors.length < MAX_ANCHORS) anchors.push(open)
      } else if (name === 'img' && open !== null && open.text === '') {
        open.text = attributes.alt ?? ''
      }
    },
    ontext(text) {
      if (isInTitle) title = (title ?? '') + text.slice(0, MAX_TEXT_LENGTH)
      else if (open !== null && open.text.length < MAX_TEXT_LENGTH) open.text += text
    },
    onclosetag(name) {
      if (PERIPHERAL.has(name)) periphery -= 1
      else if (name === 'title') isInTitle = false
      else if (name === 'a') {
        if (open !== null && NEXT_TEXT.test(open.text.trim())) likelyNext ??= open.url
        open = null
      }
    },
  })
  return { anchors, title, next: next ?? likelyNext }
}
