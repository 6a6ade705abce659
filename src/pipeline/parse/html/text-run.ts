import type { Mark } from '../../types.ts'

/** White space of Unicode; a byte order mark inside text is not. */
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g
const SPACE = 0x20

export type Style = { links: number; bold: number; italic: number; hints: number }

type Counts = { link: number; bold: number; italic: number; hinted: number }

/**
 * Collects the text of one block. The house rule for white space: a run of it becomes one space, none stands at either
 * end of a block, and in preformatted text lines stay lines. No other character changes.
 */
export class TextRun {
  text = ''
  marks: Mark[] = []
  hints = 0
  linkCount = 0
  imageCount = 0
  #counts: Counts = { link: 0, bold: 0, italic: 0, hinted: 0 }

  append(chunk: string, style: Style, preformatted: boolean): void {
    if (this.text === '' && !preformatted && chunk.length < 64 && chunk.trim() === '') return
    let piece = preformatted ? chunk.replaceAll('\r\n', '\n') : chunk.replace(WHITE_SPACE, ' ')
    if (!preformatted && piece.charCodeAt(0) === SPACE && (this.text === '' || this.text.endsWith(' '))) {
      piece = piece.slice(1)
    }
    if (piece === '') return
    const start = this.text.length
    this.text += piece
    if (style.links > 0) this.#counts.link += piece.length
    if (style.bold > 0) this.#counts.bold += this.#mark('bold', start)
    if (style.italic > 0) this.#counts.italic += this.#mark('italic', start)
    if (style.hints !== 0) {
      this.#counts.hinted += piece.length
      this.hints |= style.hints
    }
  }

  #mark(kind: Mark['kind'], start: number): number {
    const end = this.text.length
    const index = this.marks.findLastIndex((mark) => mark.kind === kind)
    const last = this.marks[index]
    if (last !== undefined && last.span[1] === start) this.marks[index] = { kind, span: [last.span[0], end] }
    else this.marks.push({ kind, span: [start, end] })
    return end - start
  }

  /** The text without white space at its ends, what its marks cover, and which share of it each style has. */
  finish(preformatted: boolean): { text: string; marks: Mark[]; shares: Record<keyof Counts, number> } {
    const trimmedEnd = preformatted ? this.text.trimEnd() : this.text.replace(/ $/, '')
    const text = preformatted ? trimmedEnd.replace(/^(?:[^\S\n]*\n)+/, '') : trimmedEnd
    const cut = trimmedEnd.length - text.length
    const marks: Mark[] = []
    for (const { kind, span } of this.marks) {
      const start = Math.max(0, span[0] - cut)
      const end = Math.min(text.length, span[1] - cut)
      if (text.slice(start, end).trim() !== '') marks.push({ kind, span: [start, end] })
    }
    const share = (count: number) => Math.min(1, count / Math.max(1, this.text.length))
    const { link, bold, italic, hinted } = this.#counts
    return {
      text,
      marks,
      shares: { link: share(link), bold: share(bold), italic: share(italic), hinted: share(hinted) },
    }
  }
}
