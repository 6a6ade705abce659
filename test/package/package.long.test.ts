import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

const exec = promisify(execFile)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TYPESCRIPT = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

const PROGRAM = `
import { extract, schemas, type Statement } from 'onrecord'

const { document, statements } = await extract(
  '<html lang="en"><title>Bridge</title><article><p>Marta Lindqvist said that the bridge will open in May.</p></article></html>',
  { url: 'https://news.example/bridge', contentType: 'text/html' },
  { now: '2026-02-04T09:00:00Z', extractorVersion: 'onrecord@test', taxonomyVersion: 'test' },
)
const first: Statement | undefined = statements[0]
console.log(JSON.stringify([document.title, schemas.statement.parse(first).speaker.name]))
`

let folder: string
const npm = (...args: string[]) =>
  exec('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-package-'))
  await writeFile(join(folder, 'package.json'), '{ "name": "consumer", "type": "module", "private": true }')
  await npm('pack', ROOT, '--silent')
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))
  await npm('install', `./${tarball}`, '--prefer-offline')
  await writeFile(join(folder, 'program.ts'), PROGRAM)
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('works as a library, with its types', { timeout: 60_000 }, async () => {
  const options = ['--module', 'nodenext', '--target', 'es2024', '--strict', '--skipLibCheck', '--types', 'node']
  const types = ['--typeRoots', join(ROOT, 'node_modules/@types')]
  await exec(process.execPath, [join(TYPESCRIPT, 'bin/tsc'), ...options, ...types, 'program.ts'], { cwd: folder })
  const { stdout } = await exec(process.execPath, ['program.js'], { cwd: folder })
  expect(JSON.parse(stdout)).toEqual(['Bridge', 'Marta Lindqvist'])
})

it('works as a command, and ships its schemas', { timeout: 60_000 }, async () => {
  await writeFile(join(folder, 'report.txt'), 'Marta Lindqvist said that the bridge will open in May.\n')
  const command = join(folder, 'node_modules/.bin/onrecord')
  const { stdout } = await exec(command, ['extract', 'report.txt', '--json'], { cwd: folder })
  expect(JSON.parse(stdout)).toMatchObject({ speaker: { name: 'Marta Lindqvist' } })
  const read = `import s from 'onrecord/schemas/statement-1.schema.json' with { type: 'json' }; console.log(s.type)`
  const shown = await exec(process.execPath, ['--input-type=module', '-e', read], { cwd: folder })
  expect(shown.stdout.trim()).toBe('object')
})
