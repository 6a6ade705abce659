import { extractText, getDocumentProxy } from 'unpdf'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import { parseText } from './text.ts'

/** A line that stands on this share of the pages is a running head or foot. */
const RUNNING_SHARE = 0.5
const FEWEST_PAGES_FOR_RUNNING = 3

/** The text layer of a PDF. Running heads and feet go, words broken at line ends are joined. */
export async function parsePdf(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  const pages = await readPages(bytes).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new ExtractError('malformed', `This PDF cannot be read: ${why}.`, { cause: error })
  })
  const text = joinPages(pages.map((page) => page.split('\n').map((line) => line.trim())))
  if (text.trim() === '') {
    throw new ExtractError(
      'no_text_layer',
      'This PDF has no text layer: it is probably a scan, and Onrecord does not read pictures.',
    )
  }
  return parseText({ text, encoding: 'utf-8', warnings: [] }, head)
}

async function readPages(bytes: Uint8Array): Promise<string[]> {
  // The parser takes the buffer over: the caller keeps its own. Verbosity 0 keeps it from writing to the console.
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 })
  return (await extractText(document, { mergePages: false })).text
}

function joinPages(pages: string[][]): string {
  const counts = new Map<string, number>()
  for (const lines of pages) {
    for (const line of new Set(lines.map(withoutNumbers))) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const isRunning = (line: string) =>
    pages.length >= FEWEST_PAGES_FOR_RUNNING && (counts.get(withoutNumbers(line)) ?? 0) > pages.length * RUNNING_SHARE
  return pages
    .map((lines) =>
      lines.filter((line, index) => !((index < 2 || index >= lines.length - 2) && isRunning(line))).join('\n'),
    )
    .join('\n')
    .replace(/(\p{Ll})[-\u00ad]\n(?=\p{Ll})/gu, '$1')
}

/** Page numbers differ, the rest of a running line does not. */
const withoutNumbers = (line: string) => line.replace(/\d+/g, '#')
