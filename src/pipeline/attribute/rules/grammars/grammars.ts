import type { Grammar } from '../grammar.ts'
import { english } from './english.ts'
import { french } from './french.ts'
import { german } from './german.ts'
import { russian } from './russian.ts'
import { spanish } from './spanish.ts'
import { azerbaijani, turkish } from './turkic.ts'

/** By primary language subtag. */
export const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
  ['ru', russian],
  ['tr', turkish],
  ['az', azerbaijani],
])
