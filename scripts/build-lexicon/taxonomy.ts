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

// A retired topic is replaced where a living one carries its name; elsewhere IPTC's export does not say by what.
const livingByName = new Map(records.filter((r) => r.retired === null).map((r) => [plainName(r.label), bare(r.qcode)]))

/** "road cycling (track)" and "Road cycling" are one name. */
function plainName(label: string): string {
  return label
    .toLowerCase()
    .replace(/ \([^)]*\)$/, '')
    .trim()
}

const topics = records
  .map((r) => ({
    code: bare(r.qcode),
    name: r.label.trim(),
    broader: r.broader === null ? (r.path.length > 1 ? bare(r.path[r.path.length - 2]!) : null) : bare(r.broader),
    retired: r.retired === null ? null : r.retired.slice(0, 10),
    replacedBy: r.retired === null ? null : (livingByName.get(plainName(r.label)) ?? null),
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
console.log(
  topics
    .filter((t) => t.replacedBy !== null)
    .map((t) => `${t.code} ${t.name} -> ${t.replacedBy}`)
    .join('\n'),
)
