import { isDeepStrictEqual } from 'node:util'
import { type NewSource, type Source, source } from '../schemas/source.ts'
import { settingFields } from '../store/sources.ts'

/** What applying a file of sources does to one source. */
export type SourceChange =
  | { type: 'add' | 'remove' | 'keep'; source: Source }
  | { type: 'change'; source: Source; fields: { field: string; from: unknown; to: unknown }[] }

/**
 * What has to be done so that the sources there are become those that are wanted, in order of name.
 *
 * @param prune whether those that are not wanted are to go
 */
export function diffSources(present: readonly Source[], wanted: readonly NewSource[], prune: boolean): SourceChange[] {
  const byName = new Map(present.map((each) => [each.name, each]))
  const changes = wanted.map((given): SourceChange => {
    const to = source.parse(given)
    const from = byName.get(to.name)
    byName.delete(to.name)
    if (from === undefined) return { type: 'add', source: to }
    const fields = settingFields
      .filter((field) => !isDeepStrictEqual(from[field], to[field]))
      .map((field) => ({ field, from: from[field], to: to[field] }))
    return fields.length === 0 ? { type: 'keep', source: to } : { type: 'change', source: to, fields }
  })
  const rest = prune ? [...byName.values()].map((each): SourceChange => ({ type: 'remove', source: each })) : []
  return [...changes, ...rest].sort((a, b) => (a.source.name < b.source.name ? -1 : 1))
}
