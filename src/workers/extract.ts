import type pg from 'pg'
import type { Logger } from 'pino'
import { readRecord } from '../fetch/snapshots/read.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { extractJob } from '../schemas/job.ts'
import { storeExtraction } from '../store/documents.ts'
import { failExtraction, startExtract } from '../store/snapshots.ts'
import type { JobHandler } from './backend.ts'
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

/** Makes a snapshot's statements and stores them with their events. */
export function extractHandler(deps: ExtractDeps): JobHandler {
  const { pool, extractPool, snapshotFolder, ancestors, wakeSubscriptions, log } = deps
  return async (job) => {
    const { snapshotId } = extractJob.parse(job.data)
    const started = await startExtract(pool, snapshotId)
    if (started === null) return
    const { run, snapshot } = started
    const { body } = await readRecord(snapshotFolder, snapshot.location)
    const stamp = deps.stamp()
    const result = await extractPool.extract({ bytes: body, head: snapshot.head, stamp })
    const url = snapshot.head.url
    if (!result.ok) {
      await failExtraction(pool, { snapshotId, run, code: result.code, detail: result.message, stamp })
      log.warn({ url, outcome: result.code, detail: result.message }, 'extract')
      return
    }
    const { extraction } = result
    const stored = await storeExtraction(pool, { snapshotId, run, extraction, stamp, ancestors })
    const { added, changed, removed } = stored
    log.info({ url, statements: extraction.statements.length, added, changed, removed }, 'extract')
    if (stored.lastSeq !== null) await wakeSubscriptions(stored.lastSeq)
  }
}
