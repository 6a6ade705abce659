import { createHash } from 'node:crypto'
import type { Selector, Statement } from '../schemas/statement.ts'
import type { Extraction } from './normalise/normalise.ts'

/** One thing that must hold for a statement to be proved. `detail` is a sentence for people. */
export type Check = {
  name: 'hash' | 'document' | 'quote' | 'position' | 'statement'
  holds: boolean
  detail: string
}

/** Whether bytes are those that a statement was made from. */
export function checkHash(statement: Statement, bytes: Uint8Array): Check {
  const sha256 = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  const expected = statement.target.snapshot
  return sha256 === expected
    ? { name: 'hash', holds: true, detail: `the bytes on record have the hash ${sha256}` }
    : { name: 'hash', holds: false, detail: `the bytes on record have the hash ${sha256}, not ${expected}` }
}

/**
 * Whether an extraction made just now, of the bytes on record, bears a statement out: its selectors point to its words,
 * and the same statement comes out again.
 */
export function checkExtraction(statement: Statement, { document, statements }: Extraction): Check[] {
  return [
    {
      name: 'document',
      holds: document.id === statement.document.id,
      detail: `the bytes are those of ${document.id}${document.title === null ? '' : ` ("${document.title}")`}`,
    },
    checkQuotes(statement, document.text),
    checkPositions(statement, document.text),
    checkAgain(statement, statements),
  ]
}

type Quote = Extract<Selector, { type: 'TextQuoteSelector' }>

function checkQuotes({ target }: Statement, text: string): Check {
  const quotes = target.selector.filter((selector): selector is Quote => selector.type === 'TextQuoteSelector')
  const missing = quotes.find(({ prefix, exact, suffix }) => !text.includes(prefix + exact + suffix))
  if (missing === undefined && quotes.length > 0)
    return { name: 'quote', holds: true, detail: 'its words stand in the text, between the words stated' }
  const detail = missing === undefined ? 'it quotes nothing' : `the text does not say "${missing.exact}" there`
  return { name: 'quote', holds: false, detail }
}

function checkPositions({ target }: Statement, text: string): Check {
  const characters = [...text]
  const quotes = target.selector.flatMap((selector) => (selector.type === 'TextQuoteSelector' ? [selector.exact] : []))
  const found = target.selector.flatMap((selector) =>
    selector.type === 'TextPositionSelector' ? [characters.slice(selector.start, selector.end).join('')] : [],
  )
  const holds = quotes.length === found.length && quotes.every((quote, index) => quote === found[index])
  const detail = holds
    ? 'its positions in the text hold its words'
    : `its positions hold "${found.join(' … ')}" instead`
  return { name: 'position', holds, detail }
}

function checkAgain(statement: Statement, statements: Statement[]): Check {
  const name = 'statement'
  const again = statements.find(({ id }) => id === statement.id)
  if (again === undefined) {
    const maker = statement.extractor
    return { name, holds: false, detail: `extracting the bytes again does not yield it, as ${maker} did` }
  }
  const differing = [
    again.text === statement.text ? [] : ['words'],
    again.kind === statement.kind ? [] : ['kind'],
    again.speaker.id === statement.speaker.id && again.speaker.name === statement.speaker.name ? [] : ['speaker'],
  ].flat()
  return differing.length === 0
    ? { name, holds: true, detail: 'extracting the bytes again yields the same statement' }
    : { name, holds: false, detail: `extracting the bytes again yields it with another ${differing.join(' and ')}` }
}
