import mammoth from 'mammoth'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import { parseWholeHtml } from '../html/html.ts'

/** What mammoth leaves out of its own map: the names that Word gives to the styles of titles. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"]

/** Word documents, by way of HTML: headings, lists, tables, bold and italic stay what they are, and nothing is left out. */
export async function parseDocx(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  const { value: html } = await mammoth
    .convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap: STYLES })
    .catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      throw new ExtractError('malformed', `This Word document cannot be read: ${why}.`, { cause: error })
    })
  const page = `<html><body><article>${html}</article></body></html>`
  return parseWholeHtml({ text: page, encoding: 'utf-8', warnings: [] }, head)
}
