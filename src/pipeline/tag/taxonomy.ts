import data from './data/taxonomy.json' with { type: 'json' }

/** One of the IPTC Media Topics. */
export type Topic = {
  /** Eight digits. */
  code: string
  /** British English, as IPTC writes it. */
  name: string
  /** 1 for the seventeen top topics. */
  level: number
  /** Codes from the top topic down to this one. */
  path: readonly string[]
  /** Day on which IPTC retired it, null while it lives. */
  retired: string | null
  /** Code of the topic to use in its stead, where known. */
  replacedBy: string | null
}

export const taxonomyVersion = `mediatopic@${data.version}`

type Row = [code: string, name: string, broader: string | null, retired: string | null, replacedBy: string | null]

function isRow(row: unknown[]): row is Row {
  return row.length === 5 && typeof row[0] === 'string' && typeof row[1] === 'string'
}

const rows = new Map<string, Row>(data.topics.filter(isRow).map((row) => [row[0], row]))

function pathTo(code: string): string[] {
  const path: string[] = []
  for (let at: string | null = code; at !== null; at = rows.get(at)?.[2] ?? null) path.unshift(at)
  return path
}

export const taxonomy: ReadonlyMap<string, Topic> = new Map(
  Array.from(rows.values(), ([code, name, , retired, replacedBy]) => {
    const path = pathTo(code)
    return [code, { code, name, level: path.length, path, retired, replacedBy }]
  }),
)

/** The topic with this code. @throws {Error} when the taxonomy has none: our own data names it wrongly */
export function topicOf(code: string): Topic {
  const topic = taxonomy.get(code)
  if (topic === undefined) throw new Error(`No Media Topic has the code ${code} in ${taxonomyVersion}.`)
  return topic
}

/** The code's ancestor at a level, or the code itself where it stands higher. */
export function atLevel(code: string, level: number): string {
  const { path } = topicOf(code)
  return path[Math.min(level, path.length) - 1]!
}

export function topicUri(code: string): string {
  return `medtop:${code}`
}
