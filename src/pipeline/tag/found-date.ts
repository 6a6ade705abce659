import type { SaidAt } from '../../schemas/statement.ts'
import type { Span } from '../types.ts'

/** A date as the text says it. */
export type FoundDate = {
  /** ISO 8601: a year, a month, a day, or an interval "start/end" of them. */
  value: string
  precision: SaidAt['precision']
  span: Span
  /** The year is said or follows from a word like "yesterday", rather than guessed as the nearest. */
  yearKnown: boolean
  /** Only a day of the week is said: 1 for Monday to 7 for Sunday. */
  weekday: number | null
}
