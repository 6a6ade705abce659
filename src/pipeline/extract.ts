import { type Desk, emptyDesk } from '../schemas/desk.ts'
import type { SnapshotHead } from '../schemas/snapshot.ts'
import { attribute } from './attribute/attribute.ts'
import { type Extraction, normalise } from './normalise/normalise.ts'
import { parse } from './parse/parse.ts'
import { segment } from './segment/segment.ts'
import { tag } from './tag/tag.ts'
import type { RunStamp } from './types.ts'

/**
 * Turns the bytes of one response into a document and its statements. Pure: the same bytes, head, stamp and desk
 * always give the same result.
 *
 * @throws {ExtractError} when the bytes yield no document
 */
export async function extract(
  bytes: Uint8Array,
  head: SnapshotHead,
  stamp: RunStamp,
  desk: Desk = emptyDesk,
): Promise<Extraction> {
  const parsed = await parse(bytes, head)
  const segmented = segment(parsed)
  const attributed = attribute(parsed, segmented, desk)
  const tagged = tag(parsed, segmented, attributed, stamp, desk)
  return normalise({ parsed, segmented, attributed, tagged, head, stamp })
}
