import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { openArchive } from '../fetch/snapshots/archive.ts'
import { ancestors } from '../pipeline/tag/ancestors.ts'
import type { BackfillDeps } from '../workers/backfill.ts'
import { snapshotExtractor } from '../workers/extract.ts'
import { createKeep } from '../workers/keep.ts'
import { openDeskExtractPool } from './desk-extract-pool.ts'
import type { Onrecord } from './open.ts'
import { makeSnapshotFolder } from './snapshot-folder.ts'
import { stampNow } from './stamp.ts'

/** What it takes to take archives in, in this process. */
export async function openBackfill(onrecord: Onrecord): Promise<BackfillDeps & { close(): Promise<void> }> {
  const { config, log, pool, dataFolder, wakeSubscriptions } = onrecord
  const snapshotFolder = await makeSnapshotFolder(dataFolder)
  const archive = await openArchive({ dir: snapshotFolder })
  const extractPool = await openDeskExtractPool(onrecord)
  const keep = createKeep({ pool, archive, snapshotFolder, userAgent: config.ONRECORD_USER_AGENT })
  const extract = snapshotExtractor({
    pool,
    extractPool,
    snapshotFolder,
    ancestors,
    wakeSubscriptions,
    stamp: stampNow,
    log,
  })
  return {
    pool,
    keep,
    snapshotFolder,
    extract,
    maxBytes: config.ONRECORD_MAX_BYTES,
    // So that no thread waits while another's result is stored.
    width: extractPool.threads * 2,
    async close() {
      await Promise.all([extractPool.close(), archive.close()])
    },
  }
}

/** Enough to tell two archives apart: they begin with names, times and ids of their own. */
const KEY_BYTES = 64 * 1024

/** Size of a file and a key of its contents that stays when it is moved. */
export async function identifyFile(file: string): Promise<{ key: string; size: number }> {
  const { size } = await stat(file)
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(KEY_BYTES), 0, KEY_BYTES, 0)
    const key = createHash('sha256').update(`${size}\n`).update(buffer.subarray(0, bytesRead)).digest('hex')
    return { key, size }
  } finally {
    await handle.close()
  }
}
