import type { Label } from './label.ts'

/** Where a turn begins. */
export type Start = {
  line: number
  /** Where in the line the speech begins. */
  at: number
  label: Label | null
  voice: string | null
  /** What the printing says about it; null where only the speakers tell. */
  role: 'question' | 'answer' | null
}

export const labelledStart = (label: Label): Start => ({
  line: label.line,
  at: label.speechStart,
  label,
  voice: null,
  role: label.kind === 'question' ? 'question' : label.kind === 'answer' ? 'answer' : null,
})

export const plainStart = (line: number, role: Start['role'], at = 0): Start => ({
  line,
  at,
  label: null,
  voice: null,
  role,
})
