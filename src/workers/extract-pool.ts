import { type Desk, emptyDesk } from '../schemas/desk.ts'
import type { ExtractInput, ExtractResult, ExtractTask } from './extract-thread.ts'
import { openThreadPool } from './thread-pool.ts'

/** The longest that one document may take. The slowest real page takes under a second. */
const TIME_LIMIT_MS = 30_000
/** Models take about 100 MB of it. */
const MEMORY_LIMIT_MB = 1_024

export type ExtractPool = {
  /** Never rejects for what a document is: that comes back as a result with a code. */
  extract(input: ExtractInput): Promise<ExtractResult>
  threads: number
  close(): Promise<void>
}

type Options = {
  threads?: number
  timeLimitMs?: number
  /** Asked for each document. */
  desk?: () => Desk
}

/** Threads that extract, started when the first document comes. */
export function openExtractPool({ desk = () => emptyDesk, ...options }: Options = {}): ExtractPool {
  const limits = { timeLimitMs: TIME_LIMIT_MS, memoryLimitMb: MEMORY_LIMIT_MB, ...options }
  const pool = openThreadPool<ExtractTask, ExtractResult>(new URL('./extract-thread', import.meta.url), limits)
  const versions = new WeakMap<Desk, number>()
  let newest = 0

  /** Threads keep a desk by its number: an object that is sent to them is another one each time. */
  function versionOf(desk: Desk): number {
    const version = versions.get(desk) ?? ++newest
    versions.set(desk, version)
    return version
  }

  return {
    threads: pool.threads,
    close: pool.close,
    async extract(input) {
      const known = desk()
      const ended = await pool.run({ ...input, desk: known, deskVersion: versionOf(known) })
      return ended.ok
        ? ended.result
        : { ok: false, code: ended.code, message: `Extraction ${ended.what} and was stopped.` }
    },
  }
}
