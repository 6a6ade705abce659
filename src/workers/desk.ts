import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Desk } from '../schemas/desk.ts'
import type { WatchTopic } from '../schemas/watch.ts'
import { listWatchTopics } from '../store/watch-topics.ts'
import { every } from './every.ts'

/** How long it may take until a change of the stored watch topics is heeded. */
const REFRESH_EVERY_MS = 5_000

/** The desk as it is now. */
export type LiveDesk = { current(): Desk; close(): Promise<void> }

/** Of two with one name the stored one counts. */
export function mergeWatchTopics(fromFile: readonly WatchTopic[], stored: readonly WatchTopic[]): WatchTopic[] {
  return [...new Map([...fromFile, ...stored].map((topic) => [topic.name, topic])).values()]
}

/**
 * The desk of the files with the stored watch topics added, kept up to date.
 */
export async function openDesk(pool: pg.Pool, fromFiles: Desk, onError: (error: unknown) => void): Promise<LiveDesk> {
  let current = fromFiles
  async function refresh(): Promise<void> {
    const watchTopics = mergeWatchTopics(fromFiles.watchTopics, await listWatchTopics(pool))
    // The same object as long as nothing changes: what is compiled from it is kept by it.
    if (!isDeepStrictEqual(watchTopics, current.watchTopics)) current = { ...fromFiles, watchTopics }
  }
  await refresh()
  const loop = every(REFRESH_EVERY_MS, refresh, onError)
  return { current: () => current, close: () => loop.close() }
}
