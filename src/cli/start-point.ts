import { InvalidArgumentError } from 'commander'
import { type StartPoint, startPoint } from '../schemas/subscription.ts'

/** The value of an option: "start", "now", a seq, or a date. */
export function parseStartPoint(value: string): StartPoint {
  const result = startPoint.safeParse(/^\d+$/.test(value) ? Number(value) : value)
  if (result.success) return result.data
  throw new InvalidArgumentError('It is "start", "now", a seq, or a date such as 2026-02-04.')
}
