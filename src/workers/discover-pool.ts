import type { DiscoverResult, DiscoverTask } from './discover-thread.ts'
import { openThreadPool } from './thread-pool.ts'

/** A feed of 50,000 items takes about 2 s. */
const TIME_LIMIT_MS = 30_000
/** A feed of 30 MB takes about 400. */
const MEMORY_LIMIT_MB = 1_024
/** Sources are read one file at a time on the whole; large ones are rare. */
const THREADS = 1

export type DiscoverPool = {
  /** Never rejects for what a file is. */
  discover(task: DiscoverTask): Promise<DiscoverResult>
  close(): Promise<void>
}

/** A thread that reads feeds, sitemaps and listings: a hostile one would hold up every lease of its process. */
export function openDiscoverPool({ timeLimitMs = TIME_LIMIT_MS } = {}): DiscoverPool {
  const limits = { threads: THREADS, timeLimitMs, memoryLimitMb: MEMORY_LIMIT_MB }
  const pool = openThreadPool<DiscoverTask, DiscoverResult>(new URL('./discover-thread', import.meta.url), limits)
  return {
    close: pool.close,
    async discover(task) {
      const ended = await pool.run(task)
      return ended.ok ? ended.result : { ok: false, message: `${task.source.url} ${ended.what} to read` }
    },
  }
}
