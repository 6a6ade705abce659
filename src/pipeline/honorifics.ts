import type { Gender } from './given-names.ts'

/** Forms of address that everybody may have, in lower case without a full stop, and whom they tell of. */
export const HONORIFICS: ReadonlyMap<string, Gender> = new Map([
  ['mr', 'm'],
  ['mrs', 'f'],
  ['ms', 'f'],
  ['miss', 'f'],
  ['sir', 'm'],
  ['lord', 'm'],
  ['lady', 'f'],
  ['dame', 'f'],
  ['herr', 'm'],
  ['frau', 'f'],
  ['m', 'm'],
  ['mme', 'f'],
  ['madame', 'f'],
  ['monsieur', 'm'],
  ['señor', 'm'],
  ['señora', 'f'],
  ['sr', 'm'],
  ['sra', 'f'],
])
