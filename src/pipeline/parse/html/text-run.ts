import type { Mark } from '../../types.ts'

/** White space of Unicode; a byte order mark inside text is not. */
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
/** White space that isn't one space: most pieces of text have none, and replacing costs ten times as much as looking. */
const UNFOLDED = /[\t-\r\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]| {2}/
const SPACE = 0x20

/** `print` is how the innermost element that sets words off prints them. */
export type Style = { links: number; bold: number; italic: number; hints: number; print: string }

type Shares = { link: number; bold: number; italic: number; hinted: number; printed: number }

/**
 * Collects the text of one block. The house rule for white space: a run of it becomes one space, none stands at either
 * end of a block, and in preformatted text lines stay lines. No other character changes.
 */
export class TextRun {
  text = ''
  hints = 0
  /** The first print of its words. */
  print = ''
  linkCount = 0
  imageCount = 0
  #marks: Mark[] = []
  #link = 0
  #bold = 0
  #italic = 0
  #hinted = 0
  #printed = 0

  append(chunk: string, style: Style, preformatted: boolean): void {
    const piece = preformatted ? chunk.replaceAll('\r\n', '\n') : this.#folded(chunk)
    if (piece === '') return
    const start = this.text.length
    this.text += piece
    if (style.links > 0) this.#link += piece.length
    if (style.bold > 0) this.#bold += this.#mark('bold', start)
    if (style.italic > 0) this.#italic += this.#mark('italic', start)
    if (style.print !== '') {
      if (this.print === '') this.print = style.print
      if (style.print === this.print) this.#printed += piece.length
    }
    if (style.hints !== 0) {
      this.#hinted += piece.length
      this.hints |= style.hints
    }
  }

  #folded(chunk: string): string {
    const isStart = this.text === ''
    if (isStart && chunk.length < 64 && chunk.trim() === '') return ''
    const piece = UNFOLDED.test(chunk) ? chunk.replace(WHITE_SPACE, ' ') : chunk
    return piece.charCodeAt(0) === SPACE && (isStart || this.text.endsWith(' ')) ? piece.slice(1) : piece
  }

  #mark(kind: Mark['kind'], start: number): number {
    const end = this.text.length
    const index = this.#marks.findLastIndex((mark) => mark.kind === kind)
    const last = this.#marks[index]
    if (last !== undefined && last.span[1] === start) this.#marks[index] = { kind, span: [last.span[0], end] }
    else this.#marks.push({ kind, span: [start, end] })
    return end - start
  }

  /** The text without white space at its ends, what its marks cover, and which share of it each style has. */
  finish(preformatted: boolean): { text: string; marks: Mark[]; shares: Shares } {
    const whole = this.text
    const trimmedEnd = preformatted ? whole.trimEnd() : whole.endsWith(' ') ? whole.slice(0, -1) : whole
    const text = preformatted ? trimmedEnd.replace(/^(?:[^\S\n]*\n)+/, '') : trimmedEnd
    const share = (count: number) => Math.min(1, count / Math.max(1, whole.length))
    return {
      text,
      marks: this.#marks.length === 0 ? [] : this.#marksOf(text, trimmedEnd.length - text.length),
      shares: {
        link: share(this.#link),
        bold: share(this.#bold),
        italic: share(this.#italic),
        hinted: share(this.#hinted),
        printed: share(this.#printed),
      },
    }
  }

  /** @param cut characters that were taken off the start */
  #marksOf(text: string, cut: number): Mark[] {
    const marks: Mark[] = []
    for (const { kind, span } of this.#marks) {
      const start = Math.max(0, span[0] - cut)
      const end = Math.min(text.length, span[1] - cut)
      if (text.slice(start, end).trim() !== '') marks.push({ kind, span: [start, end] })
    }
    return marks
  }
}
