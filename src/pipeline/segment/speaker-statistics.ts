import { endsAsking } from './asking.ts'
import type { Speech } from './speech.ts'

/** What one speaker's turns are like, all together. */
export type SpeakerStatistics = {
  all: number
  /** Turns that end in a question. */
  asking: number
  chars: number
  /** Whom most of the turns stand next to, and the share of those. */
  partner: string | null
  partnerShare: number
  /** Turns that a question follows. */
  beforeQuestions: number
}

/** By speaker. Only speakers whom their label doesn't already tell to ask or to answer. */
export function speakerStatistics(speeches: readonly Speech[]): Map<string, SpeakerStatistics> {
  const found = new Map<string, SpeakerStatistics>()
  const neighbours = new Map<string, Map<string, number>>()
  speeches.forEach(({ who, kind, text }, index) => {
    if (who === null || (kind !== 'named' && kind !== 'unknown')) return
    const own = found.get(who) ?? { all: 0, asking: 0, chars: 0, partner: null, partnerShare: 0, beforeQuestions: 0 }
    found.set(who, own)
    own.all += 1
    own.chars += text.length
    if (endsAsking(text)) own.asking += 1
    const next = speeches[index + 1]
    if (next !== undefined && (next.kind === 'question' || next.kind === 'interviewer')) own.beforeQuestions += 1
    const counts = neighbours.get(who) ?? new Map<string, number>()
    neighbours.set(who, counts)
    for (const other of [speeches[index - 1]?.who, next?.who])
      if (other != null && other !== who) counts.set(other, (counts.get(other) ?? 0) + 1)
  })
  for (const [who, own] of found) {
    const counts = [...(neighbours.get(who) ?? [])]
    const total = counts.reduce((sum, [, count]) => sum + count, 0)
    const [partner, count] = counts.reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0])
    if (count > 0) Object.assign(own, { partner, partnerShare: count / total })
  }
  return found
}
