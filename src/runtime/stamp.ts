import { taxonomyVersion } from '../pipeline/tag/taxonomy.ts'
import type { RunStamp } from '../pipeline/types.ts'
import { readVersion } from './version.ts'

/** What an extraction of this moment is stamped with. */
export function stampNow(): RunStamp {
  return { now: new Date().toISOString(), extractorVersion: `onrecord@${readVersion()}`, taxonomyVersion }
}
