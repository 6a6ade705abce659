/**
 * Makes src/pipeline/tag/data/taxonomy.json of the IPTC Media Topics: facts only (code, name, broader, retired), no definitions.
 *
 * usage: node scripts/build-lexicon/taxonomy.ts IPTC_MEDIATOPICS.jsonl
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

const record = z.object({
  qcode: z.string().regex(/^medtop:\d{8}$/),
  label: z.string(),
  broader: z.string().nullable(),
  retired: z.string().nullable(),
  path: z.array(z.string()),
})

const input = process.argv[2]
if (input === undefined) {
  console.error('usage: node scripts/build-lexicon/taxonomy.ts IPTC_MEDIATOPICS.jsonl')
  process.exit(2)
}

const bare = (qcode: string) => qcode.replace('medtop:', '')
const records = readFileSync(input, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => record.parse(JSON.parse(line)))

const living = new Map(records.filter((r) => r.retired === null).map((r) => [bare(r.qcode), r.label.trim()]))
const parents = new Map(records.map((r) => [bare(r.qcode), parentOf(r)]))
const reviewed = readSuccessors()

function parentOf({ broader, path }: z.infer<typeof record>): string | null {
  if (broader !== null) return bare(broader)
  return path.length > 1 ? bare(path[path.length - 2]!) : null
}

/**
 * IPTC's export does not say what took a retired topic's place.
 *
 * @throws {Error} naming the line whose successor is no living topic of that name
 */
function readSuccessors(): Map<string, string> {
  const lines = readFileSync(new URL('./retired.tsv', import.meta.url), 'utf8').split('\n')
  return new Map(
    lines.flatMap((line, i): [string, string][] => {
      if (line === '' || line.startsWith('#')) return []
      const [retired = '', , successor = '', name] = line.split('\t')
      if (living.get(successor) !== name) throw new Error(`retired.tsv:${i + 1}: no living topic ${successor} ${name}`)
      return [[retired, successor]]
    }),
  )
}

/** The reviewed successor, else the nearest topic above that lives or has one. */
function successorOf(code: string): string | null {
  const known = reviewed.get(code)
  if (known !== undefined) return known
  const parent = parents.get(code) ?? null
  return parent === null || living.has(parent) ? parent : successorOf(parent)
}

const topics = records
  .map((r) => ({
    code: bare(r.qcode),
    name: r.label.trim(),
    broader: parentOf(r),
    retired: r.retired === null ? null : r.retired.slice(0, 10),
    replacedBy: r.retired === null ? null : successorOf(bare(r.qcode)),
  }))
  .sort((a, b) => a.code.localeCompare(b.code))

const head = {
  scheme: 'mediatopic',
  version: '2023-10-24',
  source: 'IPTC Media Topics, http://cv.iptc.org/newscodes/mediatopic/',
  licence: 'CC BY 4.0, © International Press Telecommunications Council',
}
const lines = topics.map((t) => JSON.stringify([t.code, t.name, t.broader, t.retired, t.replacedBy]))
writeFileSync(
  new URL('../../src/pipeline/tag/data/taxonomy.json', import.meta.url),
  `${JSON.stringify(head).slice(0, -1)},"topics":[\n${lines.join(',\n')}\n]}\n`,
)
console.log(`${topics.length} topics, ${topics.filter((t) => t.retired !== null).length} retired`)
