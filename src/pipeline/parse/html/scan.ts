import { ExtractError } from '../../errors.ts'
import { ALL_HINTS, EMPHASIS, hintsOf, isConcealed, traitsOf } from './hints.ts'
import { Container, type Page, type TextBlock } from './page.ts'
import { type Attributes, MAX_OPEN_ELEMENTS, type PageHandler, parsePage } from './page-parser.ts'
import { Place } from './place.ts'
import { inlinePrint, styling } from './print.ts'
import { BLOCK_TAGS, DORMANT_TAGS, RAW_TAGS, UNREAD_TAGS, VOID_TAGS } from './tags.ts'
import { type Style, TextRun } from './text-run.ts'
import { WitnessCollector } from './witnesses.ts'

/** Browsers stop at 512. Deeper containers are folded into the last one; their text is kept. */
const MAX_CONTAINER_DEPTH = 200
/** The longest real page measured has about 20,000. */
export const MAX_CONTAINERS = 400_000
/** Share of a block's characters from which hints of inline elements speak for all of it. */
const MOSTLY = 0.6
/** The same of their print: a question's words are printed alike, all of them. */
const NEARLY_ALL = 0.9

type Frame = {
  tag: string
  /** To return to when it closes. */
  container: Container
  place: Place | null
  style: Style
  isBlock: boolean
  isUnread: boolean
  isConcealed: boolean
  isPreformatted: boolean
}

/**
 * Reads HTML in one pass into blocks of text, the containers they stand in, and what the page says about itself.
 * Iterative; time and memory grow with the length of the input.
 *
 * @param dormant reads `<noscript>` and `<template>` too
 * @throws {ExtractError} too_large for more containers than any document has
 */
export function scan(html: string, { dormant = false } = {}): Page {
  const scanner = new Scanner(dormant)
  parsePage(html, scanner)
  return scanner.page()
}

class Scanner implements PageHandler {
  #root = new Container(0, null, '#root', '', 0, 0, null)
  #containers = [this.#root]
  #blocks: TextBlock[] = []
  #witnesses = new WitnessCollector()
  #frames: Frame[] = []
  #container = this.#root
  #place: Place | null = null
  #style: Style = { links: 0, bold: 0, italic: 0, hints: 0, print: '' }
  #run = new TextRun()
  #breaks = 0
  #unread = 0
  #concealed = 0
  #preformatted = 0
  /** The element just opened closes at once and has no frame. */
  #closesAtOnce = false
  #unreadTags: ReadonlySet<string>

  constructor(dormant: boolean) {
    this.#unreadTags = dormant ? new Set([...UNREAD_TAGS].filter((tag) => !DORMANT_TAGS.has(tag))) : UNREAD_TAGS
  }

  get openElements(): number {
    return this.#frames.length
  }

  page(): Page {
    this.#flush(false)
    return { containers: this.#containers, blocks: this.#blocks, witnesses: this.#witnesses.finish() }
  }

  open(tag: string, attributes: Attributes): void {
    this.#closesAtOnce = VOID_TAGS.has(tag)
    if (this.#closesAtOnce) {
      this.#openVoid(tag, attributes)
      return
    }
    if (this.#frames.length >= MAX_OPEN_ELEMENTS && !RAW_TAGS.has(tag)) {
      this.#closesAtOnce = true
      if (this.#unread === 0 && BLOCK_TAGS.has(tag)) this.#flush(false)
      return
    }
    if (this.#unread === 0 || tag === 'script') {
      this.#witnesses.open(tag, attributes, this.#frames.length, this.#blocks.length, this.#container)
    }
    this.#push(tag, attributes)
  }

  #openVoid(tag: string, attributes: Attributes): void {
    if (tag === 'meta' || tag === 'link' || tag === 'base') this.#witnesses.void(tag, attributes)
    if (this.#unread > 0) return
    if (tag === 'br' && this.#preformatted > 0) this.#run.append('\n', this.#style, true)
    else if (tag === 'br') this.#flush(true)
    else if (tag === 'hr') this.#flush(false)
    else if (tag === 'img') this.#run.imageCount++
  }

  #push(tag: string, attributes: Attributes): void {
    const frame: Frame = {
      tag,
      container: this.#container,
      place: this.#place,
      style: this.#style,
      isBlock: false,
      isUnread: this.#unreadTags.has(tag) || tag === 'title',
      isConcealed: false,
      isPreformatted: tag === 'pre' || tag === 'listing' || tag === 'plaintext' || tag === 'xmp',
    }
    this.#frames.push(frame)
    if (frame.isUnread) this.#unread++
    if (this.#unread > 0) return
    if (this.#frames.length <= MAX_CONTAINER_DEPTH) this.#place = new Place(tag, this.#place)
    if (BLOCK_TAGS.has(tag)) this.#openBlock(frame, attributes)
    else this.#openInline(frame, attributes)
  }

  #openBlock(frame: Frame, attributes: Attributes): void {
    frame.isBlock = true
    this.#flush(false)
    if (frame.isPreformatted) this.#preformatted++
    const isFrameOfPage = frame.tag === 'html' || frame.tag === 'body'
    const { class: look = '', id = '', role } = attributes
    const classBits = isFrameOfPage ? 0 : hintsOf(look)
    const bits = isFrameOfPage ? 0 : classBits | hintsOf(id) | hintsOf(role)
    const concealed = !isFrameOfPage && isConcealed(attributes, classBits)
    if (bits & EMPHASIS || isBoldByStyle(attributes)) this.#style = { ...this.#style, bold: this.#style.bold + 1 }
    if (isItalicByStyle(attributes)) this.#style = { ...this.#style, italic: this.#style.italic + 1 }
    if (this.#container.depth >= MAX_CONTAINER_DEPTH) return
    if (this.#containers.length >= MAX_CONTAINERS) {
      throw new ExtractError(
        'too_large',
        `This page has more than ${MAX_CONTAINERS.toLocaleString('en')} elements; no document is built like that. Extract a part of it.`,
      )
    }
    this.#container = new Container(
      this.#containers.length,
      this.#container,
      frame.tag,
      look || (id && '#'),
      bits & ALL_HINTS,
      isFrameOfPage ? 0 : traitsOf(frame.tag, attributes, concealed),
      this.#place,
      concealed,
      styling(attributes.style),
    )
    this.#containers.push(this.#container)
  }

  #openInline(frame: Frame, attributes: Attributes): void {
    const { tag } = frame
    const bits = hintsOf(attributes.class)
    if (isConcealed(attributes, bits)) {
      frame.isConcealed = true
      this.#concealed++
    }
    const links = tag === 'a' ? 1 : 0
    const bold = tag === 'b' || tag === 'strong' || bits & EMPHASIS || isBoldByStyle(attributes) ? 1 : 0
    const italic = tag === 'i' || tag === 'em' || isItalicByStyle(attributes) ? 1 : 0
    const hints = bits & ALL_HINTS
    this.#run.linkCount += links
    const print = inlinePrint(tag, attributes)
    if (links + bold + italic === 0 && hints === 0 && print === '') return
    const style = this.#style
    this.#style = {
      links: style.links + links,
      bold: style.bold + bold,
      italic: style.italic + italic,
      hints: style.hints | hints,
      print: print || style.print,
    }
  }

  text(text: string): void {
    this.#witnesses.text(text)
    if (this.#unread > 0 || this.#concealed > 0) return
    this.#run.append(text, this.#style, this.#preformatted > 0)
  }

  close(tag: string): void {
    if (this.#closesAtOnce) {
      this.#closesAtOnce = false
      return
    }
    const frame = this.#frames.at(-1)
    if (frame === undefined || frame.tag !== tag) return
    if (frame.isBlock) this.#flush(false)
    this.#frames.pop()
    this.#witnesses.close(this.#frames.length)
    if (frame.isUnread) this.#unread--
    if (frame.isConcealed) this.#concealed--
    if (frame.isBlock && frame.isPreformatted) this.#preformatted--
    this.#container = frame.container
    this.#place = frame.place
    this.#style = frame.style
  }

  #flush(byBreak: boolean): void {
    const run = this.#run
    if (run.text !== '') {
      this.#run = new TextRun()
      const { text, marks, shares } = run.finish(this.#preformatted > 0)
      if (text !== '') {
        this.#blocks.push({
          text,
          marks,
          container: this.#container,
          linkShare: shares.link,
          boldShare: shares.bold,
          italicShare: shares.italic,
          linkCount: run.linkCount,
          inlineHints: shares.hinted > MOSTLY ? run.hints : 0,
          inline: shares.printed > NEARLY_ALL ? run.print : '',
          breaksBefore: this.#breaks,
          breakAfter: byBreak,
          imagesBefore: run.imageCount,
        })
        this.#breaks = 0
      }
    }
    this.#run.linkCount = 0
    this.#breaks = byBreak ? this.#breaks + 1 : 0
  }
}

function isBoldByStyle({ style }: Attributes): boolean {
  return style !== undefined && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style)
}

function isItalicByStyle({ style }: Attributes): boolean {
  return style !== undefined && /font-style\s*:\s*(?:italic|oblique)/i.test(style)
}
