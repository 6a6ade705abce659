import { createInterface } from 'node:readline'
import { canonicalUrl } from '../pipeline/url.ts'

const BATCH_SIZE = 500

/** The URLs of a list, one a line; # begins a comment. */
export async function* readUrlList(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const url = line.replace(/^\s*#.*|\s+#.*$/g, '').trim()
    if (url !== '') yield url
  }
}

/** As many as are stored in one transaction. */
export async function* inBatches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < BATCH_SIZE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** What of a list can be a page; the rest is refused with a reason. */
export function canonicalUrls(urls: string[], refuse: (url: string, reason: string) => void): string[] {
  return urls.flatMap((url) => {
    try {
      return [canonicalUrl(url)]
    } catch (error) {
      refuse(url, error instanceof Error ? error.message : String(error))
      return []
    }
  })
}
