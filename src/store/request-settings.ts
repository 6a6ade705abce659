import { z } from 'zod'
import { slug, webUrl } from '../schemas/common.ts'
import { requestSettings } from '../schemas/request.ts'
import { type Connection, query } from './database.ts'

const settingsRow = z.object({ name: slug, url: webUrl, request: requestSettings })
export type StoredRequestSettings = z.infer<typeof settingsRow>

/** Of the sources that have any, the one that was added first first. */
export async function listRequestSettings(db: Connection): Promise<StoredRequestSettings[]> {
  return query(
    db,
    settingsRow,
    `SELECT name, url, request FROM onrecord.sources
     WHERE request->'headers' <> '{}' OR request->>'proxy' IS NOT NULL OR (request->>'render')::boolean ORDER BY id`,
  )
}
