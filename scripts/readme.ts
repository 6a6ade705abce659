/**
 * Writes the parts of the README that the code knows better: what the command prints for a page of fixtures, one
 * statement of it, and the table of settings. With --check it only tells whether they are up to date.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { renderTable, statementHead, statementRow } from '../src/cli/table.ts'
import { extract } from '../src/pipeline/extract.ts'
import { taxonomyVersion } from '../src/pipeline/tag/taxonomy.ts'
import { config } from '../src/schemas/config.ts'
import { snapshotHead } from '../src/schemas/snapshot.ts'

const README = new URL('../README.md', import.meta.url)
const PAGE = 'world/2024/12/aliyev-base-talk.html'
const NOW = '2025-01-20T06:00:00Z'
const COLUMNS = 116
/** Empty here, or of little use to a first look; docs/statement.md has them. */
const LEFT_OUT = new Set(['addressee', 'freeIndirect', 'inReplyTo', 'within', 'dates', 'quantities', 'cluster'])

const bytes = await readFile(new URL(`../fixtures/site/${PAGE}`, import.meta.url))
const head = snapshotHead.parse({
  sha256: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  url: `https://courier.example/${PAGE}`,
  contentType: 'text/html',
  fetchedAt: NOW,
  byteLength: bytes.length,
})
const stamp = { now: NOW, extractorVersion: 'onrecord@1', taxonomyVersion }
const { statements } = await extract(bytes, head, stamp)

const rows = renderTable(statementHead, statements.slice(0, 6).map(statementRow), COLUMNS)
const table = ['```', `$ onrecord extract ${PAGE.split('/').at(-1)}`, rows.replace(/ +$/gm, ''), '…', '```'].join('\n')

const shown = Object.fromEntries(Object.entries(statements[1]!).filter(([name]) => !LEFT_OUT.has(name)))
const record = ['```json', compact(JSON.stringify(shown, null, 2)), '```'].join('\n')

const settings = [
  '| variable | meaning | default |',
  '|---|---|---|',
  ...Object.entries(config.shape).map(([variable, schema]) => {
    const result = z.object({ [variable]: schema }).parse({})[variable]
    const byDefault = result === undefined || String(result) === '' ? '' : `\`${result}\``
    return `| \`${variable}\` | ${schema.description} | ${byDefault} |`
  }),
].join('\n')

/** Objects and lists that fit on one line stand on one line. */
function compact(json: string): string {
  return json.replace(/[[{]\s[^[\]{}]*[\]}]/g, oneLine).replace(/\[\s(?:\s*\[[^[\]]*\],?)+\s*\]/g, oneLine)
}

function oneLine(nested: string): string {
  const line = nested.replace(/\n\s*/g, ' ').replace(/\[ /g, '[').replace(/ \]/g, ']')
  return line.length <= 100 ? line : nested
}

function withPart(text: string, name: string, content: string): string {
  const part = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*(<!-- /${name} -->)`)
  if (!part.test(text)) throw new Error(`README.md has no part <!-- ${name} --> … <!-- /${name} -->`)
  return text.replace(part, (_, start: string, end: string) => `${start}${content}\n${end}`)
}

const found = await readFile(README, 'utf8')
const wanted = Object.entries({ example: table, statement: record, configuration: settings }).reduce(
  (text, [name, content]) => withPart(text, name, content),
  found,
)
if (process.argv.includes('--check')) {
  if (found !== wanted) {
    process.stderr.write('README.md is out of date. Run: npm run readme\n')
    process.exitCode = 1
  }
} else {
  await writeFile(README, wanted)
}
