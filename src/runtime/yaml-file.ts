import { readFile } from 'node:fs/promises'
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { codeOf } from './error-code.ts'
import { UserError } from './user-error.ts'

/**
 * Reads a YAML file; null where there is none.
 *
 * @throws {UserError} that names the file, and the line and field of everything that is wrong in it
 */
export async function readYamlFile<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw new UserError(`${path} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
  return parseYaml(text, path, schema)
}

/** Like `readYamlFile`, of a file that must be there. */
export async function readGivenYamlFile<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  const content = await readYamlFile(path, schema)
  if (content === null) throw new UserError(`${path} cannot be read: there is no such file`)
  return content
}

function parseYaml<T>(text: string, path: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) throw new UserError(`${path} is no YAML: ${error.message}`, { cause: error })
  const result = schema.safeParse(document.toJS() ?? [])
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => {
    const field = issue.path.length === 0 ? '' : `, ${z.core.toDotPath(issue.path)}`
    return `  line ${lines.linePos(placeOf(document, issue)).line}${field}: ${issue.message}`
  })
  throw new UserError(`${path} is wrong:\n${problems.join('\n')}`)
}

/** Offset of what an issue is about: an unknown key, the value, or where that is missing what it is missing from. */
function placeOf(document: Document.Parsed, issue: z.core.$ZodIssue): number {
  const nodeAt = (depth: number) => document.getIn(issue.path.slice(0, depth), true)
  const at = nodeAt(issue.path.length)
  if (issue.code === 'unrecognized_keys' && isMap(at)) {
    for (const { key } of at.items) {
      if (isScalar(key) && issue.keys.includes(String(key.value)) && key.range) return key.range[0]
    }
  }
  for (let depth = issue.path.length; depth >= 0; depth--) {
    const node = nodeAt(depth)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
