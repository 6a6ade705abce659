import type { Desk } from '../../schemas/desk.ts'
import type { Person } from '../types.ts'
import { nameKey } from './resolve/names.ts'

/**
 * Calls everybody whom the desk knows by the desk's name, with its role and URI. Whoever bears two names of one entry
 * is one person then, because a person's id comes from the name.
 */
export function asDeskKnows(people: readonly Person[], { people: known, organisations }: Desk): Person[] {
  const entries = new Map<string, Person>()
  const add = (type: Person['type'], entry: Omit<Person, 'type'>, names: readonly string[]) => {
    for (const name of names) entries.set(keyOf(name), { type, ...entry })
  }
  for (const { name, aliases, role, uri } of known) add('person', { name, role, uri }, [name, ...aliases])
  for (const { name, aliases, uri } of organisations) {
    add('organisation', { name, role: null, uri }, [name, ...aliases])
  }
  return people.map((person) => {
    const entry = person.name === null ? undefined : entries.get(keyOf(person.name))
    return entry ? { ...entry, role: entry.role ?? person.role } : person
  })
}

const keyOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => nameKey(word, null))
    .join(' ')
