import { z } from 'zod'
import { type Connection, query } from './database.ts'

/** How many usable statements there are about each topic, narrower ones included; topics without any are left out. */
export async function countByTopic(db: Connection, uris: string[]): Promise<Map<string, number>> {
  const rows = await query(
    db,
    z.object({ uri: z.string(), count: z.int() }),
    `SELECT uri, count(*) AS count FROM onrecord.statements, unnest(topics) AS uri
     WHERE status = 'usable' AND uri = ANY($1) GROUP BY uri`,
    [uris],
  )
  return new Map(rows.map(({ uri, count }) => [uri, count]))
}
