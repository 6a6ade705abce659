import { InvalidArgumentError } from 'commander'

const SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** "90s", "15m", "6h" or "1d" in seconds. */
export function parseSeconds(value: string): number {
  const match = /^(\d+)([smhd])$/.exec(value)
  const seconds = Number(match?.[1]) * (SECONDS[match?.[2] ?? ''] ?? Number.NaN)
  if (!(seconds > 0)) throw new InvalidArgumentError('A duration looks like 90s, 15m, 6h or 1d.')
  return seconds
}
