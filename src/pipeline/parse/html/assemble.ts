import type { Mark, ParsedBlock } from '../../types.ts'
import type { Container, TextBlock } from './page.ts'
import { printOf } from './print.ts'

/** Between two blocks of a document's text. */
export const BLOCK_SEPARATOR = '\n\n'
/** Between two cells of a row, as browsers write it in `innerText`. */
const CELL_SEPARATOR = '\t'

type Piece = Omit<ParsedBlock, 'span'> & { text: string }

/** Joins the chosen blocks, in order, to the text of the document. */
export function assemble(chosen: TextBlock[]): { text: string; blocks: ParsedBlock[] } {
  const pieces = joinRows(chosen).flatMap((piece) =>
    piece.kind === 'preformatted' ? splitAtBlankLines(piece) : [piece],
  )
  const texts: string[] = []
  const blocks: ParsedBlock[] = []
  let at = 0
  for (const { text, marks, ...rest } of pieces) {
    const shift = at
    const shifted = marks.map(({ kind, span }): Mark => ({ kind, span: [span[0] + shift, span[1] + shift] }))
    blocks.push({ ...rest, span: [at, at + text.length], marks: shifted })
    texts.push(text)
    at += text.length + BLOCK_SEPARATOR.length
  }
  return { text: texts.join(BLOCK_SEPARATOR), blocks }
}

function pieceOf(block: TextBlock): Piece {
  const piece: Piece = { text: block.text, marks: block.marks, print: printOf(block), ...kindOf(block.container) }
  if (block.container.place !== null) piece.path = block.container.place.path()
  if (block.at !== undefined) piece.at = block.at
  return piece
}

function kindOf(container: Container): Pick<ParsedBlock, 'kind' | 'level'> {
  for (let x: Container | null = container; x !== null; x = x.parent) {
    switch (x.tag) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return { kind: 'heading', level: Number(x.tag.charAt(1)) }
      case 'li':
      case 'dt':
      case 'dd':
        return { kind: 'listItem' }
      case 'blockquote':
        return { kind: 'blockQuote' }
      case 'figcaption':
      case 'caption':
        return { kind: 'caption' }
      case 'pre':
      case 'listing':
      case 'plaintext':
      case 'xmp':
        return { kind: 'preformatted' }
      case 'td':
      case 'th':
      case 'article':
      case 'main':
      case 'body':
        return { kind: 'paragraph' }
    }
  }
  return { kind: 'paragraph' }
}

/** A row whose cells hold one line each reads as one block; a table made for the layout stays as its blocks. */
function joinRows(blocks: TextBlock[]): Piece[] {
  const pieces: Piece[] = []
  for (let i = 0; i < blocks.length; ) {
    const row = rowOf(blocks[i]!)
    let end = i + 1
    if (row !== null) while (end < blocks.length && rowOf(blocks[end]!) === row) end++
    const cells = blocks.slice(i, end)
    const isRow = row !== null && cells.length > 1 && new Set(cells.map((cell) => cell.container)).size === cells.length
    if (isRow) pieces.push(joinCells(cells, row))
    else pieces.push(...cells.map(pieceOf))
    i = end
  }
  return pieces
}

/** The row, when the block is all that stands in one of its cells, perhaps as its only paragraph. */
function rowOf({ container, breaksBefore, breakAfter }: TextBlock): Container | null {
  const { parent } = container
  const isParagraph = container.tag === 'p' && parent?.childCount === 1
  const cell = isParagraph ? parent : container
  const isCell = (cell.tag === 'td' || cell.tag === 'th') && container.childCount === 0
  return isCell && breaksBefore === 0 && !breakAfter ? cell.parent : null
}

function joinCells(cells: TextBlock[], row: Container): Piece {
  const marks: Mark[] = []
  let text = ''
  for (const cell of cells) {
    if (text !== '') text += CELL_SEPARATOR
    const at = text.length
    for (const { kind, span } of cell.marks) marks.push({ kind, span: [span[0] + at, span[1] + at] })
    text += cell.text
  }
  const piece: Piece = { text, marks, kind: 'tableRow' }
  if (row.place !== null) piece.path = row.place.path()
  return piece
}

function splitAtBlankLines(piece: Piece): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const text of piece.text.split(/\n(?:[^\S\n]*\n)+/)) {
    const start = piece.text.indexOf(text, at)
    const end = start + text.length
    at = end
    if (text.trim() === '') continue
    const marks = piece.marks
      .filter(({ span }) => span[0] < end && span[1] > start)
      .map(
        ({ kind, span }): Mark => ({ kind, span: [Math.max(span[0], start) - start, Math.min(span[1], end) - start] }),
      )
    pieces.push({ ...piece, text, marks })
  }
  return pieces
}
