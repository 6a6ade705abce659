import readabilitySax from 'readabilitySAX'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { scan } from '../../src/pipeline/parse/html/scan.ts'
import { parse } from '../../src/pipeline/parse/parse.ts'
import type { SnapshotHead } from '../../src/schemas/snapshot.ts'

export type Page = { bytes: Uint8Array; html: string; head: SnapshotHead }
/** Makes the text of an article of a page; the bytes are given decoded to all but us, who decode them ourselves. */
export type Extractor = { name: string; text: (page: Page) => string | Promise<string> }

/** The words of a piece of HTML with its blocks apart, as a reader sees them. */
const textOf = (html: string): string =>
  scan(html)
    .blocks.map(({ text }) => text)
    .join('\n')

export const extractors: readonly Extractor[] = [
  {
    // The floor: what any extractor on this parser has to spend.
    name: 'htmlparser2 alone',
    text: ({ html }) => {
      let text = ''
      const parser = new Parser({ ontext: (data) => (text += data) })
      parser.end(html)
      return text
    },
  },
  {
    name: 'onrecord',
    text: async ({ bytes, head }) => (await parse(bytes, head)).text,
  },
  {
    name: '@mozilla/readability + linkedom',
    text: ({ html }) => textOf(new Readability(parseHTML(html).document).parse()?.content ?? ''),
  },
  {
    name: 'readabilitySAX',
    text: ({ html }) => textOf(readabilitySax.process(html, { type: 'html' }).html ?? ''),
  },
  {
    name: 'defuddle',
    text: async ({ html, head }) => textOf((await Defuddle(html, head.url ?? 'https://page.example/')).content),
  },
]
