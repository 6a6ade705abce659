import { extractTextItems, getDocumentProxy } from 'unpdf'
import type { SnapshotHead } from '../../../../schemas/snapshot.ts'
import { ExtractError } from '../../../errors.ts'
import type { Parsed } from '../../../types.ts'
import { parseText } from '../text.ts'
import { type Fragment, fragmentsOf } from './fragments.ts'
import { withoutLineNumbers } from './numbered-lines.ts'
import { paragraphsOf } from './paragraphs.ts'
import { linesInOrder } from './reading-order.ts'
import { withoutRunningLines } from './running-lines.ts'

/** The text layer of a PDF in the order in which it is read: columns one after the other, running heads and feet left out. */
export async function parsePdf(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  const pages = await readPages(bytes).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new ExtractError('malformed', `This PDF cannot be read: ${why}.`, { cause: error })
  })
  const text = paragraphsOf(withoutLineNumbers(withoutRunningLines(pages)).flatMap(linesInOrder)).join('\n\n')
  if (text.trim() === '') {
    throw new ExtractError(
      'no_text_layer',
      'This PDF has no text layer: it is probably a scan, and Onrecord does not read pictures.',
    )
  }
  return parseText({ text, encoding: 'utf-8', warnings: [] }, head)
}

async function readPages(bytes: Uint8Array): Promise<Fragment[][]> {
  // The parser takes a buffer over, so it gets a copy; it refuses those of Node. Verbosity 0 keeps it off the console.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
  return (await extractTextItems(document)).items.map(fragmentsOf)
}
