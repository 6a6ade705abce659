import type pg from 'pg'
import type { RecordLocation } from '../fetch/snapshots/archive.ts'
import { type RecordHead, readRecord, UnreadableRecord } from '../fetch/snapshots/read.ts'
import { type Check, checkExtraction, checkHash } from '../pipeline/prove.ts'
import type { RunStamp } from '../pipeline/types.ts'
import type { Statement } from '../schemas/statement.ts'
import { findPage } from '../store/pages.ts'
import { findSnapshot, type StoredSnapshot } from '../store/snapshots.ts'
import { getStatement } from '../store/statements.ts'
import type { ExtractPool } from './extract-pool.ts'

/**
 * proved: everything holds. refuted: something does not. unprovable: nothing can be said, because there is no record
 * (the publisher asked that none be kept, or the file is away).
 */
export type Verdict = 'proved' | 'refuted' | 'unprovable'

export type Verification = {
  verdict: Verdict
  /** A sentence for people. */
  reason: string
  statement: Statement
  /** Where the bytes stand, and when they were fetched; null without a record. */
  record: (RecordLocation & Pick<RecordHead, 'url' | 'fetchedAt'>) | null
  checks: Check[]
}

export type VerifyDeps = { pool: pg.Pool; extractPool: ExtractPool; snapshotFolder: string; stamp(): RunStamp }

/** Proves a stored statement again from the bytes on record; null when there is no such statement. */
export async function verifyStatement(deps: VerifyDeps, id: string): Promise<Verification | null> {
  const statement = await getStatement(deps.pool, id)
  if (statement === null) return null
  const unproved = (verdict: Verdict, reason: string): Verification => ({
    verdict,
    reason,
    statement,
    record: null,
    checks: [],
  })
  const page = statement.target.source === null ? null : await findPage(deps.pool, statement.target.source)
  const snapshot = await findSnapshot(deps.pool, statement.target.snapshot, page?.id ?? null)
  if (snapshot === null) return unproved('unprovable', `no record of ${statement.target.snapshot} is known`)
  if (snapshot.dropped && !snapshot.noarchive)
    return unproved('unprovable', 'the bytes were erased: their time was over, or they were to be forgotten')
  if (snapshot.noarchive) return unproved('unprovable', 'the publisher asks that no copy of the page be kept')
  try {
    return await prove(deps, statement, snapshot)
  } catch (error) {
    if (!(error instanceof UnreadableRecord)) throw error
    return unproved(error.isMissing ? 'unprovable' : 'refuted', error.message)
  }
}

async function prove(
  { extractPool, snapshotFolder, stamp }: VerifyDeps,
  statement: Statement,
  { head, location }: StoredSnapshot,
): Promise<Verification> {
  const { head: recorded, body } = await readRecord(snapshotFolder, location)
  const checks = [checkHash(statement, body)]
  const record = { ...location, url: recorded.url, fetchedAt: recorded.fetchedAt }
  const conclude = (): Verification => {
    const failed = checks.find(({ holds }) => !holds)
    const reason = failed?.detail ?? 'the bytes on record bear it out'
    return { verdict: failed === undefined ? 'proved' : 'refuted', reason, statement, record, checks }
  }
  // Other bytes say nothing about the statement.
  if (!checks[0]!.holds) return conclude()
  const result = await extractPool.extract({
    bytes: body,
    head: { ...head, url: statement.target.source },
    stamp: stamp(),
  })
  if (result.ok) checks.push(...checkExtraction(statement, result.extraction))
  else checks.push({ name: 'document', holds: false, detail: result.message })
  return conclude()
}
