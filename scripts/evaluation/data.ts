import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'

/** A folder of evaluation data: an argument of the command, or `shared/data` beside the checkout. Ends the program where there is none. */
export function dataFolder(argument: string | undefined, part: string, file: string): string {
  const roots = argument === undefined ? ['../shared/data', '../../shared/data'] : [argument]
  const folders = roots.flatMap((root) => [root, join(root, part)])
  const folder = folders.find((candidate) => existsSync(join(candidate, file)))
  if (folder !== undefined) return folder
  console.log(`The data (${part}/${file}) is not here, so nothing was measured. Give its folder as an argument.`)
  process.exit(0)
}

export function readLines<T>(path: string, schema: z.ZodType<T>): T[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => schema.parse(JSON.parse(line)))
}
