import { Parser } from 'htmlparser2'
import { RAW_TAGS } from './tags.ts'

/** The parser's stack is an array shifted at its head: 100,000 unclosed elements would take 8 s, with this cap 0.3 s. */
export const MAX_OPEN_ELEMENTS = 1_000

/** The attributes that anything looks at. Pages have many more. */
const NAMES = [
  'aria-hidden',
  'amp',
  'class',
  'color',
  'content',
  'datetime',
  'hidden',
  'href',
  'hreflang',
  'http-equiv',
  'id',
  'itemprop',
  'lang',
  'name',
  'property',
  'pubdate',
  'rel',
  'role',
  'style',
  'type',
  'xml:lang',
  '⚡',
] as const
type Name = (typeof NAMES)[number]
export type Attributes = Readonly<Partial<Record<Name, string>>>

const NAME_BY_SPELLING: ReadonlyMap<string, Name> = new Map(NAMES.map((name) => [name, name]))

/** What a page's elements and text are handed to. Elements beyond the cap of open ones close at once. */
export type PageHandler = {
  readonly openElements: number
  open(tag: string, attributes: Attributes): void
  text(text: string): void
  close(tag: string): void
}

/** An HTML parser that keeps its stack short, and reads no attributes that nobody asks for: they are most of a page. */
class PageParser extends Parser {
  #html: string
  #handler: PageHandler
  #attributes: Partial<Record<Name, string>> = {}
  #name: Name | undefined
  #value = ''

  constructor(html: string, handler: PageHandler) {
    super({
      onopentag: (tag) => {
        handler.open(tag, this.#attributes)
      },
      ontext: (text) => handler.text(text),
      onclosetag: (tag) => handler.close(tag),
    })
    this.#html = html
    this.#handler = handler
  }

  protected override isVoidElement(name: string): boolean {
    return super.isVoidElement(name) || (this.#handler.openElements >= MAX_OPEN_ELEMENTS && !RAW_TAGS.has(name))
  }

  override onopentagname(start: number, end: number): void {
    this.#attributes = {}
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    // "</p>" and "</br>" may open an element.
    this.#attributes = {}
    super.onclosetag(start, end)
  }

  override onattribname(start: number, end: number): void {
    this.#name = NAME_BY_SPELLING.get(this.#html.slice(start, end).toLowerCase())
  }

  override onattribdata(start: number, end: number): void {
    if (this.#name !== undefined) this.#value += this.#html.slice(start, end)
  }

  override onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint)
  }

  override onattribend(): void {
    if (this.#name !== undefined) this.#attributes[this.#name] ??= this.#value
    this.#value = ''
  }
}

export function parsePage(html: string, handler: PageHandler): void {
  new PageParser(html, handler).end(html)
}
