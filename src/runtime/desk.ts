import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Desk, emptyDesk } from '../schemas/desk.ts'
import { organisations } from '../schemas/organisations.ts'
import { people } from '../schemas/people.ts'
import { watchTopics } from '../schemas/watch.ts'
import { UserError } from './user-error.ts'

/**
 * Reads `people.yaml`, `organisations.yaml` and `watch.yaml` of a folder; each may be missing.
 *
 * @throws {UserError} that names the file and says what is wrong in it
 */
export async function readDesk(folder: string | undefined): Promise<Desk> {
  if (folder === undefined) return emptyDesk
  const read = <T>(name: string, schema: z.ZodType<T>) => readYaml(join(folder, name), schema)
  const desk = {
    people: await read('people.yaml', people),
    organisations: await read('organisations.yaml', organisations),
    watchTopics: await read('watch.yaml', watchTopics),
  }
  if (Object.values(desk).every((part) => part === null)) {
    throw new UserError(`${folder} holds no people.yaml, organisations.yaml or watch.yaml.`)
  }
  return {
    people: desk.people ?? [],
    organisations: desk.organisations ?? [],
    watchTopics: desk.watchTopics ?? [],
  }
}

/** Null where there is no such file. */
async function readYaml<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new UserError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
  let content: unknown
  try {
    content = parse(text) ?? []
  } catch (error) {
    throw new UserError(`${file} is no YAML: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
  const result = schema.safeParse(content)
  if (result.success) return result.data
  throw new UserError(`${file} is wrong:\n${z.prettifyError(result.error)}`)
}
