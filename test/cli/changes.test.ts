import { describe, expect, it } from 'vitest'
import { diffByName } from '../../src/cli/changes.ts'
import { source } from '../../src/schemas/source.ts'
import { settingFields } from '../../src/store/sources.ts'

describe('the difference between the sources there are and those that are wanted', () => {
  const schedule = { type: 'every', seconds: 900 } as const
  const feed = (name: string, more: object = {}) =>
    source.parse({ name, url: `https://${name}.example/`, kind: 'feed', schedule, ...more })

  it('names what is added, changed and kept, and removes only when it is asked to', () => {
    const present = [feed('a'), feed('b'), feed('c')]
    const wanted = [feed('a'), feed('b', { include: ['/x/*'] }), feed('d')]
    const types = (prune: boolean) =>
      diffByName(present, wanted, settingFields, prune).map(({ type, item: { name } }) => `${type} ${name}`)
    expect(types(false)).toEqual(['keep a', 'change b', 'add d'])
    expect(types(true)).toEqual(['keep a', 'change b', 'remove c', 'add d'])
    expect(diffByName(present, wanted, settingFields, false)[1]).toMatchObject({
      fields: [{ field: 'include', from: [], to: ['/x/*'] }],
    })
  })

  it('does not mind what runs left behind', () => {
    const present = [{ ...feed('a'), lastRunAt: '2026-01-01T00:00:00Z' }]
    expect(diffByName(present, [feed('a')], settingFields, true)).toMatchObject([{ type: 'keep' }])
  })
})
