import { InvalidArgumentError } from 'commander'
import { z } from 'zod'

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }
const DURATION = /^([1-9]\d*)([smhd])$/
const ADVICE = 'A duration looks like 90s, 15m, 6h or 1d.'

/** "90s", "15m", "6h" or "1d" in seconds. */
export const durationText = z
  .string()
  .regex(DURATION, ADVICE)
  .transform((value) => {
    const [, count, unit = ''] = DURATION.exec(value) ?? []
    return Number(count) * (SECONDS[unit] ?? Number.NaN)
  })

/** The same for an option of a command. */
export function parseSeconds(value: string): number {
  const parsed = durationText.safeParse(value)
  if (!parsed.success) throw new InvalidArgumentError(ADVICE)
  return parsed.data
}
