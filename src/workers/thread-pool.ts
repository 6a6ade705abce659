import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { startTimeLimit } from './time-limit.ts'

/** What a task came to; a hostile input costs its thread, not the process. */
export type ThreadResult<Result> =
  | { ok: true; result: Result }
  | { ok: false; code: 'timeout' | 'out_of_memory'; what: string }

export type ThreadPool<Task, Result> = {
  /** Rejects only for what is a mistake of ours. */
  run(task: Task): Promise<ThreadResult<Result>>
  threads: number
  close(): Promise<void>
}

/**
 * Threads that run the default export of a file, started when the first task comes.
 *
 * @param file without its extension, as a URL: `new URL('./extract-thread', import.meta.url)`
 */
export function openThreadPool<Task, Result>(
  file: URL,
  limits: { threads?: number; timeLimitMs: number; memoryLimitMb: number },
): ThreadPool<Task, Result> {
  const { threads = availableParallelism(), timeLimitMs, memoryLimitMb } = limits
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const pool = new Piscina<Task, Result>({
    filename: `${file.href}.${extension}`,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: memoryLimitMb },
  })
  const oneEachThread = pLimit(threads)

  async function runLimited(task: Task): Promise<ThreadResult<Result>> {
    const limit = startTimeLimit(timeLimitMs)
    try {
      return { ok: true, result: await pool.run(task, { signal: limit.signal }) }
    } catch (error) {
      if (limit.signal.aborted) return { ok: false, code: 'timeout', what: `took longer than ${timeLimitMs / 1000} s` }
      if (isOutOfMemory(error)) {
        return { ok: false, code: 'out_of_memory', what: `needed more than ${memoryLimitMb} MB` }
      }
      throw error
    } finally {
      limit.stop()
    }
  }

  // The clock of a task starts when a thread is free for it, so that a slow one costs its neighbours no time.
  return { threads, run: (task) => oneEachThread(runLimited, task), close: () => pool.close() }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
