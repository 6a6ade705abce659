import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const SRC = fileURLToPath(new URL('../../src/', import.meta.url))

export type SourceFile = {
  /** From src/, with slashes: "store/pages.ts". */
  path: string
  source: string
  /** Files of our own that it imports, types included. */
  own: string[]
  /** Packages, node: modules and data files. */
  foreign: string[]
}

// Between the keyword and "from" there are only names, so no other code and no prose can match.
const STATEMENT = /^\s*(?:import|export)\s[\w\s{},*$]*?\bfrom\s*['"]([^'"]+)['"]/gm
const BARE_OR_DYNAMIC = /(?:^\s*import\s*|\b(?:import|require)\s*\(\s*|new URL\(\s*)['"]([^'"]+)['"]/gm

export function specifiersOf(source: string): string[] {
  return [STATEMENT, BARE_OR_DYNAMIC].flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1]!))
}

/** Every TypeScript file below src/ with what it imports. */
export function readSourceFiles(): SourceFile[] {
  const paths = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => path.replaceAll(sep, '/'))
  return paths.sort().map((path) => {
    const source = readFileSync(join(SRC, path), 'utf8')
    const targets = specifiersOf(source).map((specifier) =>
      specifier.startsWith('.') ? normalize(join(dirname(path), specifier)).replaceAll(sep, '/') : specifier,
    )
    const isOwn = (target: string) => target.endsWith('.ts')
    return { path, source, own: targets.filter(isOwn), foreign: targets.filter((target) => !isOwn(target)) }
  })
}
