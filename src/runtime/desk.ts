import { join } from 'node:path'
import { type Desk, emptyDesk } from '../schemas/desk.ts'
import { organisations } from '../schemas/organisations.ts'
import { people } from '../schemas/people.ts'
import { watchTopics } from '../schemas/watch.ts'
import { UserError } from './user-error.ts'
import { readYamlFile } from './yaml-file.ts'

/**
 * Reads `people.yaml`, `organisations.yaml` and `watch.yaml` of a folder; each may be missing.
 *
 * @throws {UserError} that names the file and the line, and says what is wrong there
 */
export async function readDesk(folder: string | undefined): Promise<Desk> {
  if (folder === undefined) return emptyDesk
  const desk = {
    people: await readYamlFile(join(folder, 'people.yaml'), people),
    organisations: await readYamlFile(join(folder, 'organisations.yaml'), organisations),
    watchTopics: await readYamlFile(join(folder, 'watch.yaml'), watchTopics),
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
