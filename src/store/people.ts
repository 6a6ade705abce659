import { z } from 'zod'
import { timestamp } from '../schemas/common.ts'
import { type Connection, query, queryOne } from './database.ts'
import { NAME_MARK, textQuery } from './text-query.ts'

const person = z.object({
  /** As the speaker's id of their statements: "person:…" or "organisation:…". */
  id: z.string(),
  name: z.string().nullable(),
  /** As the newest statement that has one gives it. */
  role: z.string().nullable(),
  statements: z.int(),
  documents: z.int(),
  firstSaidAt: timestamp,
  lastSaidAt: timestamp,
})
export type Person = z.infer<typeof person>

/** The newest name and role are read for those shown only: records are large. */
const LATEST = `LEFT JOIN LATERAL (
  SELECT s.record->'speaker'->>'name' AS name FROM onrecord.statements s
  WHERE s.speaker_id = p.id AND s.status = 'usable' ORDER BY s.said_at DESC LIMIT 1
) AS named ON true LEFT JOIN LATERAL (
  SELECT r.role FROM (
    SELECT s.record->'speaker'->>'role' AS role FROM onrecord.statements s
    WHERE s.speaker_id = p.id AND s.status = 'usable' ORDER BY s.said_at DESC LIMIT 20
  ) AS r WHERE r.role IS NOT NULL LIMIT 1
) AS described ON true`

const COUNTS = `speaker_id AS id, count(*) AS statements, count(DISTINCT document_id) AS documents,
  min(said_at) AS first_said_at, max(said_at) AS last_said_at`

const SHOWN = `p.id, named.name, described.role, p.statements, p.documents,
  p.first_said_at AS "firstSaidAt", p.last_said_at AS "lastSaidAt"`

/**
 * Speakers who are known by name, those with the most statements first.
 *
 * @param options.name words of the name; one that ends in * is the beginning of a word
 * @param options.after the last of the page before
 */
export async function listPeople(
  db: Connection,
  options: { name?: string; after?: { statements: number; id: string }; limit?: number } = {},
): Promise<Person[]> {
  const { name, after, limit = 100 } = options
  const named = name === undefined ? null : textQuery(name, [NAME_MARK])
  if (name !== undefined && named === null) return []
  return query(
    db,
    person,
    `SELECT ${SHOWN} FROM (
       SELECT ${COUNTS} FROM onrecord.statements s
       WHERE status = 'usable' AND speaker_id IS NOT NULL AND ($1::tsquery IS NULL OR terms @@ $1::tsquery)
       GROUP BY speaker_id
       HAVING $2::bigint IS NULL OR (-count(*), speaker_id) > (-$2::bigint, $3)
       ORDER BY -count(*), speaker_id LIMIT $4
     ) AS p ${LATEST} ORDER BY -p.statements, p.id`,
    [named, after?.statements ?? null, after?.id ?? null, limit],
  )
}

export async function getPerson(db: Connection, id: string): Promise<Person | null> {
  return queryOne(
    db,
    person,
    `SELECT ${SHOWN} FROM (
       SELECT ${COUNTS} FROM onrecord.statements WHERE status = 'usable' AND speaker_id = $1 GROUP BY speaker_id
     ) AS p ${LATEST}`,
    [id],
  )
}
