import { z } from 'zod'
import { canonicalUrl } from '../../pipeline/url.ts'
import { slug, webUrl } from '../../schemas/common.ts'
import { hints } from '../../schemas/snapshot.ts'

/** A URL that the frontier would take. */
export const pageUrl = webUrl.refine((url) => {
  try {
    return canonicalUrl(url) !== ''
  } catch {
    return false
  }
})

/** What the frontier knew of a page when it was fetched: from it and the payload the same statements can be made again. */
const provenance = z.object({
  /** Canonical URL of the page; the record's own is the one that answered. */
  page: pageUrl,
  /** The URLs that redirected to the record's, in order. */
  via: z.array(pageUrl).default([]),
  /** Names of the sources that named the page. */
  source: z.array(slug).default([]),
  hints: hints.default({}),
})
export type Provenance = z.infer<typeof provenance>

/** The block of a WARC metadata record: one "name: value" a line, names may repeat (application/warc-fields). */
export function provenanceLines({ page, via, source, hints }: Provenance): string {
  const fields: [string, string][] = [
    ['page', page],
    ...via.map((url): [string, string] => ['via', url]),
    ...source.map((name): [string, string] => ['source', name]),
    ...(Object.keys(hints).length === 0 ? [] : [['hints', JSON.stringify(hints)] as [string, string]]),
  ]
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
}

/** Null for the metadata of other tools. */
export function parseProvenance(block: string): Provenance | null {
  const values = (name: string) =>
    block.split(/\r?\n/).flatMap((line) => (line.startsWith(`${name}: `) ? [line.slice(name.length + 2)] : []))
  const read = provenance.safeParse({
    page: values('page')[0],
    via: values('via'),
    source: values('source'),
    hints: parseJson(values('hints')[0] ?? '{}'),
  })
  return read.success ? read.data : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
