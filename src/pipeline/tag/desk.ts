import type { Desk } from '../../schemas/desk.ts'
import { type KnownEntity, type Names, namesOf } from './gazetteer.ts'
import { compileWatch, type WatchIndex } from './watch/compile.ts'

/** What a desk knows and watches for, ready to be looked up. */
export type DeskIndex = { names: Names; watch: WatchIndex }

const indexes = new WeakMap<Desk, DeskIndex>()

/** The same object is indexed once. */
export function indexDesk(desk: Desk): DeskIndex {
  const known = indexes.get(desk)
  if (known !== undefined) return known
  const index = { names: namesOf(knownEntities(desk)), watch: compileWatch(desk.watchTopics) }
  indexes.set(desk, index)
  return index
}

function* knownEntities({ people, organisations }: Desk): Generator<[name: string, entity: KnownEntity]> {
  for (const { name, aliases, uri } of people) {
    for (const each of [name, ...aliases]) yield [each, { name, type: 'person', uri }]
  }
  for (const { name, aliases, uri } of organisations) {
    for (const each of [name, ...aliases]) yield [each, { name, type: 'organisation', uri }]
  }
}
