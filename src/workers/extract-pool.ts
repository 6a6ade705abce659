import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { Piscina } from 'piscina'
import { type Desk, emptyDesk } from '../schemas/desk.ts'
import type { ExtractInput, ExtractResult, ExtractTask } from './extract-thread.ts'

/** The longest that one document may take. The slowest real page takes under a second. */
const TIME_LIMIT_MS = 30_000
/** Models take about 100 MB of it; a hostile page then costs its thread, not the process. */
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
export function openExtractPool({
  threads = availableParallelism(),
  timeLimitMs = TIME_LIMIT_MS,
  desk = () => emptyDesk,
}: Options = {}): ExtractPool {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const pool = new Piscina<ExtractTask, ExtractResult>({
    filename: new URL(`./extract-thread.${extension}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
  })
  const oneEachThread = pLimit(threads)
  const versions = new WeakMap<Desk, number>()
  let newest = 0

  /** Threads keep a desk by its number: an object that is sent to them is another one each time. */
  function versionOf(desk: Desk): number {
    const version = versions.get(desk) ?? ++newest
    versions.set(desk, version)
    return version
  }

  async function runLimited(input: ExtractInput): Promise<ExtractResult> {
    const known = desk()
    const task = { ...input, desk: known, deskVersion: versionOf(known) }
    const limit = AbortSignal.timeout(timeLimitMs)
    try {
      return await pool.run(task, { signal: limit })
    } catch (error) {
      if (limit.aborted) return failure('timeout', `took longer than ${timeLimitMs / 1000} s`)
      if (isOutOfMemory(error)) return failure('out_of_memory', `needed more than ${MEMORY_LIMIT_MB} MB`)
      throw error
    }
  }

  // The clock of a task starts when a thread is free for it, so that a slow page costs its neighbours no time.
  return { threads, extract: (input) => oneEachThread(runLimited, input), close: () => pool.close() }
}

function failure(code: 'timeout' | 'out_of_memory', what: string): ExtractResult {
  return { ok: false, code, message: `Extraction ${what} and was stopped.` }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
