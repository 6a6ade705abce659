import { type Handler, Parser, type ParserOptions } from 'htmlparser2'

/**
 * The parser keeps its open elements in an array that it shifts at the head: 100,000 unclosed ones take seconds.
 * Browsers stop at 512.
 */
const MAX_OPEN_ELEMENTS = 1_000

class BoundedParser extends Parser {
  openElements = 0
  /** Fixed while a tag is read: the parser asks once before it counts the element and once after. */
  #isTooDeep = false

  override onopentagname(start: number, endIndex: number): void {
    this.#isTooDeep = this.openElements >= MAX_OPEN_ELEMENTS
    super.onopentagname(start, endIndex)
  }

  override onclosetag(start: number, endIndex: number): void {
    this.#isTooDeep = false
    super.onclosetag(start, endIndex)
  }

  protected override isVoidElement(name: string): boolean {
    return super.isVoidElement(name) || this.#isTooDeep
  }
}

/** HTML or XML to events, in time that grows with the length: elements too deep in others open and close at once. */
export function parseMarkup(text: string, handler: Partial<Handler>, options: ParserOptions = {}): void {
  const parser = new BoundedParser(
    {
      onopentag(name, attributes, isImplied) {
        parser.openElements += 1
        handler.onopentag?.(name, attributes, isImplied)
      },
      ontext: (data) => handler.ontext?.(data),
      onclosetag(name, isImplied) {
        parser.openElements -= 1
        handler.onclosetag?.(name, isImplied)
      },
      onend: () => handler.onend?.(),
    },
    options,
  )
  parser.write(text)
  parser.end()
}
