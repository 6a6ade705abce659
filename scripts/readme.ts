/** Writes the README's table of settings from their schema; with --check it only tells whether it is up to date. */
import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { config } from '../src/schemas/config.ts'

const FILE = new URL('../README.md', import.meta.url)
const TABLE = /(<!-- configuration -->\n)[\s\S]*(<!-- \/configuration -->)/

const rows = Object.entries(config.shape).map(([variable, schema]) => {
  const result = z.object({ [variable]: schema }).parse({})[variable]
  const byDefault = result === undefined || String(result) === '' ? '' : `\`${result}\``
  return `| \`${variable}\` | ${schema.description} | ${byDefault} |`
})
const table = ['| variable | meaning | default |', '|---|---|---|', ...rows, ''].join('\n')

const found = await readFile(FILE, 'utf8')
const wanted = found.replace(TABLE, (_, start: string, end: string) => `${start}${table}${end}`)
if (process.argv.includes('--check')) {
  if (found !== wanted) {
    process.stderr.write("The README's table of settings is out of date. Run: npm run readme\n")
    process.exitCode = 1
  }
} else {
  await writeFile(FILE, wanted)
}
