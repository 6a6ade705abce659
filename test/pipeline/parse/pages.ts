import { createHash } from 'node:crypto'
import { type SnapshotHead, snapshotHead } from '../../../src/schemas/snapshot.ts'

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function headFor(bytes: Uint8Array, head: Partial<SnapshotHead> = {}): SnapshotHead {
  return snapshotHead.parse({
    sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    url: 'https://daily.example/2024/05/06/harbour.html',
    contentType: 'text/html; charset=utf-8',
    fetchedAt: '2024-05-07T08:00:00Z',
    byteLength: bytes.length,
    ...head,
  })
}

/** Prose of made-up news, a different sentence for each number. */
export function sentence(n: number): string {
  const who = ['The harbour master', 'Her deputy', 'The port authority', 'A spokesman for the dockers'][n % 4]
  const what = ['a second pier', 'cheaper berths', 'the dredging of channel', 'the night shift at gate'][(n >> 2) % 4]
  return `${who} said on Monday that plans for ${what} ${n} would be presented to the council, which has to agree, before the summer.`
}

export function paragraphs(from: number, count: number): string {
  return Array.from({ length: count }, (_, i) => `<p>${sentence(from + 2 * i)} ${sentence(from + 2 * i + 1)}</p>`).join(
    '\n',
  )
}

/** A page as newspapers build it, around a body. */
export function page(body: string, { title = 'Harbour to grow by a third', head = '' } = {}): string {
  const sections = ['World', 'Politics', 'Business', 'Sport', 'Culture'].map(
    (name) => `<li><a href="/${name}">${name}</a></li>`,
  )
  return `<!DOCTYPE html><html lang="en"><head><title>${title} - The Daily Example</title>
<meta property="og:site_name" content="The Daily Example">${head}</head><body>
<header><nav><ul>${sections.join('')}</ul></nav></header>
<main><article><h1>${title}</h1>${body}</article></main>
<aside class="related"><h2>Most read</h2><ul>${sections.join('')}</ul></aside>
<footer><p>© 2024 The Daily Example. All rights reserved.</p></footer></body></html>`
}
