import type pg from 'pg'
import { forbidsArchive } from '../fetch/noarchive.ts'
import type { Archive, RecordLocation } from '../fetch/snapshots/archive.ts'
import type { Provenance } from '../fetch/snapshots/provenance.ts'
import { readRecord } from '../fetch/snapshots/read.ts'
import type { Snapshot } from '../fetch/snapshots/record.ts'
import type { Fetched, Unchanged } from '../fetch/types.ts'
import type { FetchEnd } from '../store/fetches.ts'
import type { Page } from '../store/pages.ts'
import { findSnapshot, getSnapshot, type StoredSnapshot } from '../store/snapshots.ts'
import { describeBytes } from './snapshot-head.ts'

export type KeepDeps = { pool: pg.Pool; archive: Archive; snapshotFolder: string; userAgent: string }

/** Where a payload's record stands, and the snapshot that had brought the same bytes before. */
export type Kept = { location: RecordLocation; noarchive: boolean; earlier: StoredSnapshot | null }

/** Writes bytes into the archive, each payload once. */
export type Keep = {
  /**
   * A payload whose record is there already is not written again. `noarchive` says that the publisher asks that no copy
   * be kept: the record is erased when its statements are made.
   *
   * @param pageId the page that shows it, where that is known
   */
  payload(snapshot: Snapshot, pageId: number | null): Promise<Kept>
  /** What a fetch brought, for finishFetch; a payload that is there already gets a revisit record that points to it. */
  fetched(page: Page, result: Fetched): Promise<Pick<FetchEnd, 'snapshot' | 'revisit'>>
  /** The server's word that nothing has changed, as a revisit record. */
  unchanged(page: Page, result: Unchanged): Promise<Pick<FetchEnd, 'revisit'>>
}

export function createKeep({ pool, archive, snapshotFolder, userAgent }: KeepDeps): Keep {
  async function payload(snapshot: Snapshot, pageId: number | null): Promise<Kept> {
    if (forbidsArchive(snapshot, userAgent)) {
      return { location: await archive.append(snapshot), noarchive: true, earlier: null }
    }
    const earlier = await findSnapshot(pool, snapshot.sha256, pageId)
    if (earlier !== null && isKept(earlier) && (await isReadable(earlier)))
      return { location: earlier.location, noarchive: false, earlier }
    return { location: await archive.append(snapshot), noarchive: false, earlier: null }
  }

  /** A record that was lost is written again. */
  const isReadable = ({ location }: StoredSnapshot): Promise<boolean> =>
    readRecord(snapshotFolder, location).then(
      () => true,
      () => false,
    )

  async function revisit(page: Page, result: Fetched | Unchanged, earlier: StoredSnapshot, at: string) {
    const { head } = earlier
    const location = await archive.appendRevisit({
      url: result.finalUrl,
      fetchedAt: at,
      exchange: result.exchange,
      sha256: head.sha256,
      refersTo: { url: head.finalUrl ?? head.url ?? result.finalUrl, fetchedAt: head.fetchedAt },
      provenance: provenanceOf(page, result),
    })
    return { at, location }
  }

  return {
    payload,
    async fetched(page, result) {
      const { body, exchange, finalUrl, headers, original, status } = result
      const head = describeBytes(body, {
        url: page.url,
        finalUrl: finalUrl === page.url ? null : finalUrl,
        contentType: headers['content-type'] ?? null,
        status,
        headers,
        fetchedAt: new Date().toISOString(),
        hints: page.hints,
      })
      const { sha256, fetchedAt } = head
      const provenance = provenanceOf(page, result)
      const snapshot = { url: finalUrl, fetchedAt, exchange, body, sha256, provenance, ...(original && { original }) }
      const kept = await payload(snapshot, page.id)
      const { earlier, location, noarchive } = kept
      return {
        snapshot: { head, location, noarchive },
        ...(earlier !== null && { revisit: await revisit(page, result, earlier, fetchedAt) }),
      }
    },
    async unchanged(page, result) {
      const earlier = page.snapshotId === null ? null : await getSnapshot(pool, page.snapshotId)
      if (earlier === null || !isKept(earlier)) return {}
      return { revisit: await revisit(page, result, earlier, new Date().toISOString()) }
    },
  }
}

const isKept = ({ noarchive, dropped }: StoredSnapshot): boolean => !noarchive && !dropped

function provenanceOf(page: Page, { url, redirects }: Fetched | Unchanged): Provenance {
  const via = redirects.length === 0 ? [] : [url, ...redirects.slice(0, -1)]
  return { page: page.url, via, source: page.sources, hints: page.hints }
}
