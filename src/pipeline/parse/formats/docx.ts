import mammoth from 'mammoth'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import { parseHtml } from '../html/html.ts'

/** Word documents, by way of HTML: headings, lists, tables, bold and italic stay what they are. */
export async function parseDocx(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new ExtractError('malformed', `This Word document cannot be read: ${why}.`, { cause: error })
  })
  const page = `<html><body><article>${html}</article></body></html>`
  return parseHtml({ text: page, encoding: 'utf-8', warnings: [] }, head)
}
