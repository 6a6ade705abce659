import type pg from 'pg'
import { readMembers, UnreadableRecord } from '../fetch/snapshots/read.ts'
import { infoRecord } from '../fetch/snapshots/record.ts'
import { listRecords, type RecordFilter, type StoredRecord } from '../store/records.ts'

/** A piece of the exported file, or a record that could not be had. */
export type ExportPart = { bytes: Uint8Array; isRecord: boolean } | { error: UnreadableRecord }

/** The records of the archive as one WARC file, in the order in which they were fetched; copied as they stand. */
export async function* exportArchive(
  { pool, snapshotFolder }: { pool: pg.Pool; snapshotFolder: string },
  filter: RecordFilter,
  { filename, now }: { filename: string; now: Date },
): AsyncGenerator<ExportPart> {
  yield { bytes: await infoRecord(filename, now.toISOString()), isRecord: false }
  const shared = new Set<string>()
  for (let after: StoredRecord | undefined; ; ) {
    const records = await listRecords(pool, filter, { ...(after && { after }) })
    for (const { location, shared: isShared } of records) {
      const key = `${location.file}:${location.offset}`
      if (shared.has(key)) continue
      if (isShared) shared.add(key)
      yield await readMembers(snapshotFolder, location).then(
        (bytes) => ({ bytes, isRecord: true }),
        (error: unknown) => {
          if (error instanceof UnreadableRecord) return { error }
          throw error
        },
      )
    }
    after = records.at(-1)
    if (after === undefined) return
  }
}
