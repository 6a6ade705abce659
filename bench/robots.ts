/**
 * Runs Google's robots.txt specification tests against our rules.
 *
 *   node bench/robots.ts [folder with CTC/correctness/*.textproto]   (default: ../shared/data/robots)
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { decodeRobots, parseRobots } from '../src/fetch/robots-rules.ts'

type Case = { file: string; robots: Buffer; url: string; agent: string; outcome: string; why: string }

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../shared/data/robots')
if (!existsSync(folder)) {
  console.error(`no tests in ${folder}: give the folder that holds google/robotstxt-spec-test's CTC folder`)
  process.exit(2)
}

const cases = globSync('**/*.textproto', { cwd: folder }).flatMap((file) => readCases(folder, file))
const failures = cases.filter(({ robots, url, agent, outcome }) => {
  const isAllowed = parseRobots(decodeRobots(robots), agent).isAllowed(url)
  return isAllowed !== (outcome === 'ALLOWED')
})
for (const { file, url, agent, outcome, why } of failures)
  console.log(`${file}: ${agent} ${url} should be ${outcome}. ${why}`)
console.log(`${cases.length - failures.length} of ${cases.length} pass`)
process.exitCode = failures.length === 0 ? 0 : 1

/** The part of protobuf's text format that these files use: `name: "string" "continued"` and `name: WORD`. */
function readCases(root: string, file: string): Case[] {
  const source = readFileSync(path.join(root, file), 'latin1').replace(/^\s*#.*$/gm, '')
  const found: Case[] = []
  let robots: Buffer = Buffer.alloc(0)
  let open: Omit<Case, 'outcome' | 'why'> | undefined
  for (const [, name, strings, word] of source.matchAll(/(\w+):\s*(?:((?:"(?:[^"\\]|\\.)*"\s*)+)|(\w+))/g)) {
    const value = strings === undefined ? Buffer.from(word ?? '') : unquote(strings)
    if (name === 'robotstxt') robots = value
    else if (name === 'testurl') open = { file, robots, url: value.toString(), agent: '' }
    else if (name === 'useragent' && open !== undefined) open.agent = value.toString()
    else if (name === 'expected_outcome' && open !== undefined)
      found.push({ ...open, outcome: value.toString(), why: '' })
    else if (name === 'additional_explanation' && found.length > 0) found.at(-1)!.why = value.toString()
  }
  return found
}

function unquote(strings: string): Buffer {
  const text = [...strings.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, piece]) => piece).join('')
  const plain = text.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)/g, (_, escaped: string) => {
    if (escaped.startsWith('x')) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8))
    return ({ n: '\n', r: '\r', t: '\t' } as Record<string, string>)[escaped] ?? escaped
  })
  return Buffer.from(plain, 'latin1')
}
