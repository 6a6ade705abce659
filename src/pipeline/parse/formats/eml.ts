import PostalMime from 'postal-mime'
import type { SnapshotHead } from '../../../schemas/snapshot.ts'
import { ExtractError } from '../../errors.ts'
import type { Parsed } from '../../types.ts'
import { parseHtml } from '../html/html.ts'
import { parseText } from './text.ts'

/** E-mail: its HTML part where there is one, else its text; subject, sender and date from the header. */
export async function parseEml(bytes: Uint8Array, head: SnapshotHead): Promise<Parsed> {
  const mail = await PostalMime.parse(bytes)
  const decoded = (text: string) => ({ text, encoding: 'utf-8', warnings: [] })
  const body = parsedBody(mail.html, mail.text)
  if (body === null) throw new ExtractError('no_text', 'This e-mail has neither an HTML nor a text part.')
  const parsed = body.type === 'html' ? parseHtml(decoded(body.text), head) : parseText(decoded(body.text), head)
  const date =
    mail.date !== undefined && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : null
  const { metadata } = parsed
  return {
    ...parsed,
    metadata: {
      ...metadata,
      title: mail.subject ?? metadata.title,
      authors: mail.from?.name ? [mail.from.name] : metadata.authors,
      datePublished: date ?? metadata.datePublished,
      origins: {
        ...metadata.origins,
        ...(mail.subject !== undefined && { title: 'header' as const }),
        ...(mail.from?.name && { authors: 'header' as const }),
        ...(date !== null && { datePublished: 'header' as const }),
      },
    },
  }
}

function parsedBody(
  html: string | undefined,
  text: string | undefined,
): { type: 'html' | 'text'; text: string } | null {
  if (html?.trim()) return { type: 'html', text: html }
  return text?.trim() ? { type: 'text', text } : null
}
