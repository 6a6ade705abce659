import type { LemmaClasses } from '../../src/pipeline/attribute/finder/encode.ts'

export type LemmaCounts = { all: number; cue: number; speaker: number }

const CUE_STEPS = [0.01, 0.03, 0.08, 0.2, 0.4, 0.65, 0.85]
const SPEAKER_STEPS = [0.02, 0.06, 0.15, 0.3]
/** Below this a share says nothing. */
const MIN_COUNT = 4

const stepOf = (share: number, steps: readonly number[]) => 2 + steps.filter((limit) => share >= limit).length

/** Classes of a lemma from its counts, without those of one article: 0 unseen, 1 rare, from 2 on rising with the share. */
export function classesOf(all: LemmaCounts, own?: LemmaCounts): LemmaClasses | undefined {
  const count = all.all - (own?.all ?? 0)
  if (count === 0) return undefined
  if (count < MIN_COUNT) return { cue: 1, speaker: 1 }
  return {
    cue: stepOf((all.cue - (own?.cue ?? 0)) / count, CUE_STEPS),
    speaker: stepOf((all.speaker - (own?.speaker ?? 0)) / count, SPEAKER_STEPS),
  }
}
