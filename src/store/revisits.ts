import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Connection, execute, query } from './database.ts'
import { recordLocation, type WarcLocation } from './snapshots.ts'

/** A refetch that brought the payload of a snapshot again. `at` is RFC 3339. */
export type Revisit = { snapshotId: number; at: string; location: WarcLocation }

export async function insertRevisit(db: Connection, { snapshotId, at, location }: Revisit): Promise<void> {
  await execute(
    db,
    `INSERT INTO onrecord.revisits (snapshot_id, at, file, "offset", length) VALUES ($1, $2, $3, $4, $5)`,
    [snapshotId, at, location.file, location.offset, location.length],
  )
}

/** When their records are erased. */
export async function deleteRevisits(db: Connection, snapshotId: number): Promise<void> {
  await execute(db, 'DELETE FROM onrecord.revisits WHERE snapshot_id = $1', [snapshotId])
}

/** Of one snapshot, in order of time. */
export async function listRevisits(db: Connection, snapshotId: number): Promise<Revisit[]> {
  return query(
    db,
    z.object({ snapshotId: z.int(), at: timestamp, location: recordLocation }),
    `SELECT snapshot_id AS "snapshotId", at, json_build_object('file', file, 'offset', "offset", 'length', length) AS location
     FROM onrecord.revisits WHERE snapshot_id = $1 ORDER BY at, id`,
    [snapshotId],
  )
}
