import type { ExtractResult, ExtractTask } from './extract-thread.ts'
import { openThreadPool } from './thread-pool.ts'

/** The longest that one document may take. The slowest real page takes under a second. */
const TIME_LIMIT_MS = 30_000
/** Models take about 100 MB of it. */
const MEMORY_LIMIT_MB = 1_024

export type ExtractPool = {
  /** Never rejects for what a document is: that comes back as a result with a code. */
  extract(task: ExtractTask): Promise<ExtractResult>
  threads: number
  close(): Promise<void>
}

/** Threads that extract, started when the first document comes. */
export function openExtractPool(options: { threads?: number; timeLimitMs?: number } = {}): ExtractPool {
  const limits = { timeLimitMs: TIME_LIMIT_MS, memoryLimitMb: MEMORY_LIMIT_MB, ...options }
  const pool = openThreadPool<ExtractTask, ExtractResult>(new URL('./extract-thread', import.meta.url), limits)
  return {
    ...pool,
    async extract(task) {
      const ended = await pool.run(task)
      return ended.ok
        ? ended.result
        : { ok: false, code: ended.code, message: `Extraction ${ended.what} and was stopped.` }
    },
  }
}
