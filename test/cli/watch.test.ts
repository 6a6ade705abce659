import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openForTest, type TestOnrecord } from '../support/processing.ts'
import { runOnrecord } from '../support/run.ts'

let test: TestOnrecord
let folder: string
beforeAll(async () => {
  test = await openForTest()
  folder = await mkdtemp(join(tmpdir(), 'onrecord-watch-'))
}, 120_000)
afterAll(async () => {
  await test.close()
  await rm(folder, { recursive: true })
})

const run = (...args: string[]) => runOnrecord(['watch', ...args], { env: { ...test.env, ONRECORD_DESK: folder } })
const names = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map(({ name, from }) => `${name} (${from})`)
const write = async (name: string, yaml: string) => {
  await writeFile(join(folder, name), yaml)
  return join(folder, name)
}

describe('watch topics, from the command line', () => {
  it('are added, shown beside those of the file, and removed', { timeout: 120_000 }, async () => {
    await write('watch.yaml', '- name: gas\n  terms: [gas]\n- name: base\n  terms: [barracks]\n')
    const rule = [
      'base',
      '--title',
      'A base',
      '--near',
      'Turkish, base',
      '--within',
      '4',
      '--not',
      'baseball',
      'tennis',
    ]
    const added = await run('add', ...rule)
    expect(added.stderr).toBe('')
    const topic = {
      name: 'base',
      title: 'A base',
      near: [{ terms: ['Turkish', 'base'], within: 4 }],
      not: ['baseball', 'tennis'],
    }
    expect(JSON.parse(added.stdout)).toMatchObject({ ...topic, added: true })
    expect(JSON.parse((await run('add', ...rule)).stdout)).toMatchObject({ added: false })
    expect((await run('add', 'base', '--term', 'barracks')).stderr).toMatch(/"base" with another rule \(near: Turkish/)

    expect(names((await run()).stdout)).toEqual(['gas (file)', 'base (store)'])
    expect(parse((await run('show', 'base')).stdout)).toEqual([topic])
    expect(JSON.parse((await run('show', 'gas', '--json')).stdout)).toMatchObject({ terms: ['gas'], from: 'file' })

    expect((await run('remove', 'base')).stdout).toBe('base: removed\n')
    expect(names((await run('list')).stdout)).toEqual(['gas (file)', 'base (file)'])
    const again = await run('remove', 'base')
    expect([again.code, again.stderr]).toEqual([
      1,
      'onrecord: There is no stored watch topic "base"; see onrecord watch list.\n',
    ])
  })

  it('are made what a file says', { timeout: 120_000 }, async () => {
    const changes = async (...args: string[]) =>
      (await run('apply', ...args)).stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ type, name, applied }) => `${type} ${name}${applied ? '' : '?'}`)
    const first = await write('first.yaml', '- name: coal\n  terms: [coal]\n- name: wind\n  terms: [wind]\n')
    expect(await changes(first, '--dry-run')).toEqual(['add coal?', 'add wind?'])
    expect(await changes(first)).toEqual(['add coal', 'add wind'])
    const second = await write('second.yaml', '- name: coal\n  terms: [coal, lignite]\n')
    expect(await changes(second)).toEqual(['change coal'])
    expect(parse((await run('show', 'wind')).stdout)).toEqual([{ name: 'wind', terms: ['wind'] }])
    expect(await changes(second, '--prune')).toEqual(['keep coal', 'remove wind'])
    expect((await run('show', 'wind')).stderr).toMatch(/no watch topic "wind"/)
  })

  it.each([
    [['add', 'Not A Name', '--term', 'x'], /lower-case letters/],
    [['add', 'all'], /needs terms, near/],
    [['add', 'x', '--term', '12'], /must hold letters(.|\n)*terms\[0\]/],
    [['add', 'x', '--near', 'alone'], /near\[0\].terms/],
    [['add', 'x', '--term', 'x', '--within', '3'], /give --near/],
    [['add', 'x', '--near', 'a, b', '--within', 'few'], /near\[0\].within/],
    [['apply', '/no/such/file'], /no\/such\/file cannot be read: there is no such file/],
    [['show', 'nothing'], /There is no watch topic "nothing"/],
  ])('say what is wrong with %j', async (args, message) => {
    const { code, stderr } = await run(...args)
    expect(code).toBeGreaterThan(0)
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('name the line and the field of a file that is wrong, and store nothing of it', async () => {
    const path = await write('wrong.yaml', '- name: oil\n  terms: [oil]\n- name: sun\n  near:\n    - terms: [one]\n')
    expect((await run('apply', path)).stderr).toMatch(/wrong.yaml is wrong:\n {2}line 5, \[1\].near\[0\].terms: /)
    expect((await run('show', 'oil')).stderr).toMatch(/no watch topic "oil"/)
  })
})
