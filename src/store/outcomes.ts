import { z } from 'zod'
import { type Outcome, outcome } from '../schemas/outcome.ts'
import { type Connection, query, queryOne } from './database.ts'
import { storable } from './text.ts'

const storedOutcome = outcome.and(z.object({ id: z.int(), subject: z.string(), httpStatus: z.int().nullable() }))

/** `subject` says what it is the outcome of: a page's URL or a source's name. */
export type StoredOutcome = z.infer<typeof storedOutcome>

const MAX_DETAIL = 2_000

/** Newest first. */
export async function listOutcomes(
  db: Connection,
  options: {
    stage?: Outcome['stage']
    code?: Outcome['code']
    pageId?: number
    beforeId?: number
    limit?: number
  } = {},
): Promise<StoredOutcome[]> {
  return query(
    db,
    storedOutcome,
    `SELECT id, stage, subject, code, detail, http_status AS "httpStatus", at FROM onrecord.outcomes
     WHERE ($1::text IS NULL OR stage = $1) AND ($2::text IS NULL OR code = $2)
       AND ($3::bigint IS NULL OR page_id = $3) AND ($4::bigint IS NULL OR id < $4)
     ORDER BY id DESC LIMIT $5`,
    [
      options.stage ?? null,
      options.code ?? null,
      options.pageId ?? null,
      options.beforeId ?? null,
      options.limit ?? 100,
    ],
  )
}

/** Records the outcome of a run; false when it has one already: there is exactly one for each. */
export async function recordOutcome(
  db: Connection,
  of: {
    stage: Outcome['stage']
    code: Outcome['code']
    detail: string | null
    /** Id of the source, page or snapshot, and number of its run. */
    subjectId: number
    run: number
    subject: string
    pageId: number | null
    httpStatus?: number | null
  },
): Promise<boolean> {
  const recorded = await queryOne(db, z.object({ id: z.int() }), RECORD, [
    of.stage,
    of.code,
    of.detail === null ? null : storable(of.detail, MAX_DETAIL),
    of.subjectId,
    of.run,
    of.subject,
    of.pageId,
    of.httpStatus ?? null,
  ])
  return recorded !== null
}

const RECORD = {
  name: 'record-outcome',
  text: `INSERT INTO onrecord.outcomes (stage, code, detail, subject_id, run, subject, page_id, http_status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (stage, subject_id, run) DO NOTHING RETURNING id`,
}
