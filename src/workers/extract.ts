import type pg from 'pg'
import type { Logger } from 'pino'
import { readRecord, UnreadableRecord } from '../fetch/snapshots/read.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { extractJob } from '../schemas/job.ts'
import { storeExtraction } from '../store/documents.ts'
import { type ExtractRun, failExtraction, type StoredSnapshot, startExtract } from '../store/snapshots.ts'
import type { JobHandler } from './backend.ts'
import { eraseDropped } from './erase.ts'
import type { ExtractPool } from './extract-pool.ts'

export type ExtractDeps = {
  pool: pg.Pool
  extractPool: ExtractPool
  snapshotFolder: string
  stamp(): RunStamp
  ancestors(topic: string): string[]
  /** Called after events were written, the last of them numbered `seq`. */
  wakeSubscriptions(seq: number): Promise<void>
  log: Logger
}

export function extractHandler(deps: ExtractDeps): JobHandler {
  const extract = snapshotExtractor(deps)
  return (job) => extract(extractJob.parse(job.data).snapshotId)
}

/** Makes a snapshot's statements and stores them with their events. */
export function snapshotExtractor(deps: ExtractDeps): (snapshotId: number) => Promise<void> {
  const { pool, extractPool, snapshotFolder, ancestors, wakeSubscriptions, log } = deps
  return async (snapshotId) => {
    const started = await startExtract(pool, snapshotId)
    if (started === null) return
    await run(started)
    if (started.snapshot.noarchive) await eraseDropped(deps)
  }

  async function run({ run, snapshot }: ExtractRun): Promise<void> {
    const { id: snapshotId, head } = snapshot
    const stamp = deps.stamp()
    const result = await read(snapshot, stamp)
    if (!result.ok) {
      await failExtraction(pool, { snapshotId, run, code: result.code, detail: result.message, stamp })
      log.warn({ url: head.url, outcome: result.code, detail: result.message }, 'extract')
      return
    }
    const { extraction } = result
    const stored = await storeExtraction(pool, { snapshotId, run, extraction, stamp, ancestors })
    const { added, changed, removed } = stored
    log.info({ url: head.url, statements: extraction.statements.length, added, changed, removed }, 'extract')
    if (stored.lastSeq !== null) await wakeSubscriptions(stored.lastSeq)
  }

  async function read({ head, location, noarchive }: StoredSnapshot, stamp: RunStamp) {
    try {
      const { body } = await readRecord(snapshotFolder, location)
      return await extractPool.extract({ bytes: body, head, stamp })
    } catch (error) {
      // A file that is missing may be on a disk that is away; a record that is broken stays broken.
      if (!(error instanceof UnreadableRecord) || (error.isMissing && !noarchive)) throw error
      return { ok: false as const, code: 'unreadable' as const, message: error.message }
    }
  }
}
