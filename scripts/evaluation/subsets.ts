import { isCueOfSaying } from '../../src/pipeline/attribute/acts/acts.ts'
import type { Scored } from './score-attribution.ts'

/** Which attributions a row of the table is about; annotated and predicted ones are chosen alike. */
type Subset = { name: string; holds: (text: string, attribution: Scored, language: string) => boolean }

const ofKind = (name: string): Subset => ({ name, holds: (_, { kind }) => kind === name })

export const SUBSETS: readonly Subset[] = [
  { name: 'all', holds: () => true },
  ofKind('direct'),
  ofKind('indirect'),
  ofKind('mixed'),
  {
    name: 'speech cues',
    holds: (text, { cue }, language) => cue.some((span) => isCueOfSaying(text.slice(...span), language)),
  },
]
