import { isDeepStrictEqual } from 'node:util'
import pc from 'picocolors'
import { wantsJson, writeLine } from './output.ts'

/** What applying a file does to one of the things it names. */
export type Change<T> =
  | { type: 'add' | 'remove' | 'keep'; item: T }
  | { type: 'change'; item: T; fields: { field: string; from: unknown; to: unknown }[] }

/**
 * What has to be done so that the things there are become those that are wanted, in order of name.
 *
 * @param fields those that a file sets
 * @param prune whether those that are not wanted are to go
 */
export function diffByName<T extends { name: string }>(
  present: readonly T[],
  wanted: readonly T[],
  fields: readonly (keyof T & string)[],
  prune: boolean,
): Change<T>[] {
  const byName = new Map(present.map((each) => [each.name, each]))
  const changes = wanted.map((to): Change<T> => {
    const from = byName.get(to.name)
    byName.delete(to.name)
    if (from === undefined) return { type: 'add', item: to }
    const changed = fields
      .filter((field) => !isDeepStrictEqual(from[field], to[field]))
      .map((field) => ({ field, from: from[field], to: to[field] }))
    return changed.length === 0 ? { type: 'keep', item: to } : { type: 'change', item: to, fields: changed }
  })
  const rest = prune ? [...byName.values()].map((each): Change<T> => ({ type: 'remove', item: each })) : []
  return [...changes, ...rest].sort((a, b) => (a.item.name < b.item.name ? -1 : 1))
}

/** Tells what was done, or with `applied` false what would be. */
export async function writeChanges<T extends { name: string }>(
  changes: readonly Change<T>[],
  describe: (item: T) => string,
  { applied, json }: { applied: boolean; json: boolean | undefined },
): Promise<void> {
  if (wantsJson(json)) {
    for (const { item, ...change } of changes) await writeLine(JSON.stringify({ name: item.name, ...change, applied }))
    return
  }
  for (const change of changes) for (const line of linesOf(change, describe)) await writeLine(line)
  const count = (type: Change<T>['type']) => changes.filter((change) => change.type === type).length
  const sum = `${count('add')} added, ${count('change')} changed, ${count('remove')} removed, ${count('keep')} as they were`
  await writeLine(applied ? sum : `${sum} (dry run: nothing was done)`)
}

function linesOf<T extends { name: string }>(change: Change<T>, describe: (item: T) => string): string[] {
  const { name } = change.item
  switch (change.type) {
    case 'add':
      return [pc.green(`+ ${name}  ${describe(change.item)}`)]
    case 'remove':
      return [pc.red(`- ${name}  ${describe(change.item)}`)]
    case 'change':
      return [
        pc.yellow(`~ ${name}`),
        ...change.fields.map(({ field, from, to }) => `    ${field}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`),
      ]
    case 'keep':
      return []
  }
}
