import type { LabelKind } from './label-kind.ts'

/** A turn before its role is known. */
export type Speech = {
  /** Who speaks, for comparing: the resolved name or the label; null where unknown. */
  who: string | null
  kind: Exclude<LabelKind, 'name' | 'role'> | 'named' | 'unknown'
  text: string
}
