import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import type { Desk } from '../schemas/desk.ts'
import { listWatchTopics } from '../store/watch-topics.ts'
import { every } from './every.ts'

/** How long it may take until a change of the stored watch topics is heeded. */
const REFRESH_EVERY_MS = 5_000

/** The desk as it is now. */
export type LiveDesk = { current(): Desk; close(): Promise<void> }

/**
 * The desk of the files with the stored watch topics added, kept up to date. Of two with one name the stored one counts.
 */
export async function openDesk(pool: pg.Pool, fromFiles: Desk, onError: (error: unknown) => void): Promise<LiveDesk> {
  let current = fromFiles
  async function refresh(): Promise<void> {
    const topics = new Map(fromFiles.watchTopics.map((topic) => [topic.name, topic]))
    for (const topic of await listWatchTopics(pool)) topics.set(topic.name, topic)
    const watchTopics = [...topics.values()]
    // The same object as long as nothing changes: what is compiled from it is kept by it.
    if (!isDeepStrictEqual(watchTopics, current.watchTopics)) current = { ...fromFiles, watchTopics }
  }
  await refresh()
  const loop = every(REFRESH_EVERY_MS, refresh, onError)
  return { current: () => current, close: () => loop.close() }
}
