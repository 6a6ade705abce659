import type { Statement } from '../../schemas/statement.ts'

const VERBATIM = ['Interview', 'Transcript_and_Verbatim', 'Speech', 'Press_Conference', 'Podcast']

/** What of a cluster is the primary source: a transcript before a report, then what was published or seen first. */
export function primaryOf<T extends Statement>(members: T[]): T | undefined {
  return members.toSorted((a, b) => rank(a) - rank(b) || compare(shownAt(a), shownAt(b)) || compare(a.id, b.id))[0]
}

function rank({ kind, document }: Statement): number {
  if (kind === 'turn') return 0
  return document.genre !== null && VERBATIM.includes(document.genre) ? 1 : 2
}

/** Days and times of day compare as texts: a day is its beginning. */
const shownAt = ({ document, firstSeen }: Statement): string => document.datePublished ?? firstSeen

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
