/** Writes the JSON Schemas of the public contract to schemas/; with --check it only tells whether they are up to date. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { batchInput, batchOutput, desk, document, event, filter, source, statement } from '../src/schemas/index.ts'

const FOLDER = new URL('../schemas/', import.meta.url)
const contract = {
  'statement-1': statement,
  event,
  document,
  filter,
  source,
  desk,
  'batch-input': batchInput,
  'batch-output': batchOutput,
}

const check = process.argv.includes('--check')
await mkdir(FOLDER, { recursive: true })
const stale: string[] = []
for (const [name, schema] of Object.entries(contract)) {
  const file = new URL(`${name}.schema.json`, FOLDER)
  const wanted = `${JSON.stringify(z.toJSONSchema(schema, { io: 'input' }), null, 2)}\n`
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found === wanted) continue
  stale.push(`${name}.schema.json`)
  if (!check) await writeFile(file, wanted)
}
if (check && stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}. Run: npm run schema\n`)
  process.exitCode = 1
} else {
  process.stdout.write(stale.length === 0 ? 'The JSON Schemas are up to date.\n' : `Written: ${stale.join(', ')}\n`)
}
