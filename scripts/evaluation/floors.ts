import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const floorsSchema = z.record(z.string(), z.number())

/**
 * Compares figures with the floors that were committed for them. With `raise`, floors that were passed go up; none ever
 * goes down.
 *
 * @returns the exit code: 1 when a figure is below its floor
 */
export function checkFloors(file: URL, figures: Record<string, number>, raise: boolean): 0 | 1 {
  const floors = floorsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const below = Object.entries(floors).filter(([name, floor]) => (figures[name] ?? 0) < floor)
  for (const [name, floor] of below) console.error(`${name}: ${figures[name]} is below the floor of ${floor}`)
  if (raise) {
    const raised = Object.entries(figures).map(([name, value]) => [name, Math.max(value, floors[name] ?? 0)])
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(raised), null, 2)}\n`)
  }
  return below.length > 0 ? 1 : 0
}
