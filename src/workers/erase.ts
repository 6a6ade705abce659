import type pg from 'pg'
import { eraseRecord } from '../fetch/snapshots/erase.ts'
import { dropExpired, droppedSnapshots, markErased } from '../store/retention.ts'
import { deleteRevisits, listRevisits } from '../store/revisits.ts'

type Deps = { pool: pg.Pool; snapshotFolder: string }

const BATCH_SIZE = 500

/**
 * Makes the bytes of dropped snapshots unreadable, and what their revisits tell of the page. One whose file is on another machine is left to that machine.
 *
 * @returns how many records were erased, and how many are left
 */
export async function eraseDropped({ pool, snapshotFolder }: Deps): Promise<{ erased: number; left: number }> {
  const count = { erased: 0, left: 0 }
  for (let afterId = 0; ; ) {
    const snapshots = await droppedSnapshots(pool, { afterId, limit: BATCH_SIZE })
    const last = snapshots.at(-1)
    if (last === undefined) return count
    for (const { id, location, shared } of snapshots) {
      if (shared || (await eraseRecord(snapshotFolder, location, new Date().toISOString()))) {
        await eraseRevisits(id)
        await markErased(pool, id)
        count.erased += 1
      } else {
        count.left += 1
      }
    }
    afterId = last.id
  }

  async function eraseRevisits(snapshotId: number): Promise<void> {
    for (const { location } of await listRevisits(pool, snapshotId))
      await eraseRecord(snapshotFolder, location, new Date().toISOString())
    await deleteRevisits(pool, snapshotId)
  }
}

/** Drops and erases what the sources' retention no longer keeps. */
export async function applyRetention(deps: Deps): Promise<void> {
  await dropExpired(deps.pool)
  await eraseDropped(deps)
}
