/**
 * Reads feedparser's test feeds with our feed parser: none may break it, and every item that names an address has to be
 * found.
 *
 *   node bench/feeds.ts [folder]   (default: ../shared/data/feeds)
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseFeed } from '../src/fetch/discover/feed.ts'
import { InvalidSource } from '../src/fetch/discover/types.ts'

const folder = process.argv[2] ?? path.join(import.meta.dirname, '../../shared/data/feeds')
if (!existsSync(folder)) {
  console.error(`no feeds in ${folder}: give the folder that holds feedparser's test feeds`)
  process.exit(2)
}

const files = globSync('**/*.xml', { cwd: folder }).sort()
const broken: string[] = []
let links = 0
let found = 0
let refused = 0
for (const file of files) {
  const bytes = readFileSync(path.join(folder, file))
  const expected = expectedLinks(bytes.toString('latin1'))
  links += expected.length
  try {
    const { items } = parseFeed(bytes, contentType(bytes.toString('latin1')), 'http://feeds.example/feed.xml')
    const missed = expected.filter((link) => !items.some(({ url }) => url === link))
    found += expected.length - missed.length
    if (missed.length > 0)
      broken.push(`${file}: missed ${missed.join(' ')}, has ${items.map(({ url }) => url).join(' ')}`)
  } catch (error) {
    if (error instanceof InvalidSource) refused += 1
    else broken.push(`${file}: ${error instanceof Error ? error.stack : error}`)
    if (expected.length > 0) broken.push(`${file}: refused, ${error instanceof Error ? error.message : error}`)
  }
}
for (const line of broken) console.log(line)
console.log(`${files.length} feeds, ${refused} refused, ${found} of ${links} links of items found`)
process.exitCode = broken.length === 0 ? 0 : 1

/** As the comment at the head of each file has it. */
function contentType(text: string): string | null {
  return /^Header:\s*Content-type:\s*(.+)$/im.exec(text)?.[1]?.trim() ?? null
}

/** What feedparser expects of links of items, and what a plain look at each item's own link finds. */
function expectedLinks(text: string): string[] {
  const said = [...text.matchAll(/entries\[\d+\]\.link == u?'(https?:[^']+)'/g)].map(([, link]) => link ?? '')
  const items = text
    .replaceAll('\0', '')
    .split(/<(?:\w+:)?(?:item|entry)[\s>]/)
    .slice(1)
  const seen = items.flatMap((item) => /<link>\s*(https?:[^<\s&]+)\s*<\/link>/.exec(item)?.[1] ?? [])
  return [...new Set([...said, ...seen].map((link) => new URL(link).href))]
}
