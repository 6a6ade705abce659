import type pg from 'pg'
import { z } from 'zod'
import { type WatchTopic, watchTopic, watchTopics } from '../schemas/watch.ts'
import { type Connection, execute, query, transaction } from './database.ts'

/** In order of their names. */
export async function listWatchTopics(db: Connection): Promise<WatchTopic[]> {
  const rows = await query(db, z.object({ topic: watchTopic }), 'SELECT topic FROM onrecord.watch_topics ORDER BY name')
  return rows.map(({ topic }) => topic)
}

/**
 * Changes the stored watch topics as a whole, all at once. Statements extracted from now on are matched against them;
 * those stored already keep the topics they have.
 *
 * @param edit gives those that are to be there from those that are
 */
export async function editWatchTopics(
  pool: pg.Pool,
  edit: (present: readonly WatchTopic[]) => readonly WatchTopic[],
): Promise<void> {
  await transaction(pool, async (client) => {
    await execute(client, 'LOCK TABLE onrecord.watch_topics IN SHARE ROW EXCLUSIVE MODE')
    const wanted = watchTopics.parse(edit(await listWatchTopics(client)))
    await execute(client, 'DELETE FROM onrecord.watch_topics')
    await execute(
      client,
      `INSERT INTO onrecord.watch_topics (name, topic)
       SELECT topic->>'name', topic FROM jsonb_array_elements($1::jsonb) AS topic`,
      [JSON.stringify(wanted)],
    )
  })
}

/** Makes these the stored watch topics, and no others. */
export function replaceWatchTopics(pool: pg.Pool, topics: readonly WatchTopic[]): Promise<void> {
  return editWatchTopics(pool, () => topics)
}
