/**
 * Writes the JSON Schemas of the public contract and the OpenAPI document of the HTTP API to schemas/; with --check it
 * only tells whether they are up to date.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { batchInput, batchOutput, desk, document, event, filter, source, statement } from '../src/schemas/index.ts'
import { openApiDocument } from './openapi.ts'

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
const wanted = new Map<string, unknown>([
  ...Object.entries(contract).map(
    ([name, schema]) => [`${name}.schema.json`, z.toJSONSchema(schema, { io: 'input' })] as const,
  ),
  ['openapi.json', await openApiDocument()],
])
const stale: string[] = []
for (const [name, content] of wanted) {
  const file = new URL(name, FOLDER)
  const text = `${JSON.stringify(content, null, 2)}\n`
  const found = await readFile(file, 'utf8').catch(() => null)
  if (found === text) continue
  stale.push(name)
  if (!check) await writeFile(file, text)
}
if (check && stale.length > 0) {
  process.stderr.write(`Out of date: ${stale.join(', ')}. Run: npm run schema\n`)
  process.exitCode = 1
} else {
  process.stdout.write(stale.length === 0 ? 'The schemas are up to date.\n' : `Written: ${stale.join(', ')}\n`)
}
