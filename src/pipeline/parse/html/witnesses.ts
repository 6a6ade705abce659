import type { Container, Witnesses } from './page.ts'
import type { Attributes } from './page-parser.ts'

const MAX_VALUE = 400
const MAX_CAPTURES = 8
const MAX_VALUES = 2_000
const PROPERTIES =
  /(?:^|\s)(?:author|creator|name|headline|alternativeHeadline|datePublished|dateCreated|dateModified|publisher|articleSection)(?:\s|$)/

/** Addresses of further pages of an article: "?page=2", "/2/", "-2.html", "seite/2". */
const PAGE_NUMBER = /[?&/_,-](?:[a-z]{1,8}[=/_-]?)?\d{1,2}(?:\.\w{3,5})?\/?$/i

type Capture = { depth: number; text: string; done: (text: string) => void; limit: number }

/** Gathers what a page says about itself, element by element, while it is scanned. */
export class WitnessCollector {
  #captures: Capture[] = []
  #hasTitle = false
  #found: Witnesses = {
    titleElement: '',
    meta: new Map(),
    links: [],
    base: null,
    htmlLang: null,
    isAmp: false,
    jsonLd: [],
    jsonState: [],
    times: [],
    properties: [],
  }

  finish(): Witnesses {
    this.close(0)
    return this.#found
  }

  void(tag: string, attributes: Attributes): void {
    const { name, property, itemprop, content, href, rel, hreflang } = attributes
    if (tag === 'base') this.#found.base ??= href ?? null
    else if (tag === 'link') {
      if (rel !== undefined && href !== undefined && this.#found.links.length < MAX_VALUES)
        this.#found.links.push({ rel: rel.toLowerCase(), href, hreflang: hreflang ?? '' })
    } else {
      const key = property ?? name ?? itemprop ?? attributes['http-equiv']
      if (key !== undefined && content !== undefined && content.trim() !== '') this.#addMeta(key.toLowerCase(), content)
    }
  }

  #addMeta(key: string, content: string): void {
    const values = this.#found.meta.get(key)
    if (values !== undefined) {
      if (values.length < MAX_VALUES) values.push(content)
    } else if (this.#found.meta.size < MAX_VALUES) this.#found.meta.set(key, [content])
  }

  /** @param depth elements open around this one @param block index of the next block of text */
  open(tag: string, attributes: Attributes, depth: number, block: number, container: Container): void {
    const found = this.#found
    if (tag === 'html') {
      found.htmlLang ??= attributes.lang ?? attributes['xml:lang'] ?? null
      found.isAmp ||= attributes.amp !== undefined || attributes['⚡'] !== undefined
    } else if (tag === 'title') {
      if (this.#hasTitle) return
      this.#hasTitle = true
      this.#capture(depth, 2_000, (text) => {
        found.titleElement = text
      })
    } else if (tag === 'script') this.#openScript(attributes, depth)
    else if (tag === 'time') {
      const { datetime = '', itemprop = '', pubdate } = attributes
      this.#capture(depth, MAX_VALUE, (text) =>
        found.times.push({
          datetime,
          text,
          block,
          container,
          itemprop: pubdate === undefined ? itemprop : 'datePublished',
        }),
      )
    } else this.#openProperty(tag, attributes, depth, block)
  }

  #openScript({ type = '', id = '' }: Attributes, depth: number): void {
    const isLinked = type.includes('ld+json')
    if (!isLinked && !type.includes('json') && !/state|__next_data__/i.test(id)) return
    const list = isLinked ? this.#found.jsonLd : this.#found.jsonState
    this.#capture(depth, Number.POSITIVE_INFINITY, (text) => list.push(text))
  }

  #openProperty(tag: string, attributes: Attributes, depth: number, block: number): void {
    const { itemprop, rel, content, href } = attributes
    const name =
      itemprop !== undefined && PROPERTIES.test(itemprop) ? itemprop : isAuthorLink(tag, rel) ? 'author' : null
    const isLink = href !== undefined && (rel !== undefined || PAGE_NUMBER.test(href))
    if (isLink && this.#found.links.length < MAX_VALUES)
      this.#found.links.push({ rel: rel?.toLowerCase() ?? '', href, hreflang: '' })
    if (name === null || this.#found.properties.length >= MAX_VALUES) return
    if (content !== undefined) this.#found.properties.push({ name, value: content, block })
    else this.#capture(depth, MAX_VALUE, (value) => this.#found.properties.push({ name, value, block }))
  }

  #capture(depth: number, limit: number, done: (text: string) => void): void {
    if (this.#captures.length < MAX_CAPTURES) this.#captures.push({ depth, text: '', done, limit })
  }

  text(text: string): void {
    for (const capture of this.#captures) if (capture.text.length < capture.limit) capture.text += text
  }

  /** @param depth elements still open */
  close(depth: number): void {
    for (let last = this.#captures.at(-1); last !== undefined && last.depth >= depth; last = this.#captures.at(-1)) {
      this.#captures.pop()
      const text = last.limit === Number.POSITIVE_INFINITY ? last.text : last.text.replace(/\s+/g, ' ').trim()
      last.done(text.slice(0, last.limit))
    }
  }
}

function isAuthorLink(tag: string, rel: string | undefined): boolean {
  return tag === 'a' && rel !== undefined && /(?:^|\s)author(?:\s|$)/i.test(rel)
}
