import { parse } from '../../../../src/pipeline/parse/parse.ts'
import type { Hints } from '../../../../src/schemas/snapshot.ts'
import { describeBytes } from '../../../../src/workers/snapshot-head.ts'

/** A document of that format, with the text of each block. */
export async function read(content: string | Uint8Array, as: NonNullable<Hints['as']>) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const head = describeBytes(bytes, {
    contentType: 'text/plain; charset=utf-8',
    fetchedAt: '2026-02-03T08:00:00Z',
    hints: { as },
  })
  const parsed = await parse(bytes, head)
  const blocks = parsed.blocks.map(({ kind, span, voice }) => ({
    kind,
    text: parsed.text.slice(...span),
    ...(voice && { voice }),
  }))
  return { ...parsed, blocks, whole: parsed }
}

export const texts = ({ blocks }: { blocks: { text: string }[] }) => blocks.map(({ text }) => text)
