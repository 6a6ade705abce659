import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { type SnapshotHead, snapshotHead } from '../../src/schemas/snapshot.ts'

/** One page of the evaluation set, as people annotated it. */
export type GoldPage = {
  id: string
  set: 'zyte' | 'segments' | 'waddle' | 'turns'
  url?: string
  language?: string
  articleBody?: string
  with?: string[]
  without?: string[]
  title?: string | null
  date?: string | null
}

/** The folder of annotated pages: an argument of the command, or `shared/data` beside the checkout. */
export function articlesFolder(argument: string | undefined): string | null {
  const folders = [argument, '../shared/data', '../../shared/data'].filter((folder) => folder !== undefined)
  for (const folder of folders) {
    for (const articles of [folder, join(folder, 'articles')])
      if (existsSync(join(articles, 'gold.jsonl'))) return articles
  }
  return null
}

export function readGold(folder: string): GoldPage[] {
  const lines = readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line): GoldPage => JSON.parse(line))
}

export function readPage(folder: string, id: string): Uint8Array {
  return gunzipSync(readFileSync(join(folder, `${id}.html.gz`)))
}

/** The head a fetch of the page would have had; the set's own names for lost addresses are no URLs. */
export function headOf(gold: GoldPage, bytes: Uint8Array): SnapshotHead {
  const url = gold.url !== undefined && /^https?:/.test(gold.url) ? gold.url : null
  const sha256 = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return snapshotHead.parse({
    sha256,
    url,
    contentType: 'text/html',
    fetchedAt: '2026-01-01T00:00:00Z',
    byteLength: bytes.length,
  })
}
