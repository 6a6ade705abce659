import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readDesk } from '../../src/runtime/desk.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-desk-'))
})
afterEach(() => rm(folder, { recursive: true }))

const write = (name: string, text: string) => writeFile(join(folder, name), text)

test('reads the files that are there', async () => {
  await write('people.yaml', '- name: Nikol Pashinyan\n  role: prime minister of Armenia\n')
  await write('watch.yaml', '- name: base\n  terms: [base]\n')
  const { people, organisations, watchTopics } = await readDesk(folder)
  expect(people).toEqual([{ name: 'Nikol Pashinyan', aliases: [], role: 'prime minister of Armenia', uri: null }])
  expect(organisations).toEqual([])
  expect(watchTopics.map(({ name, terms }) => [name, terms])).toEqual([['base', ['base']]])
})

test.each([
  ['watch.yaml', '- name: a\n  terms: [x]\n- name: Not A Slug\n  terms: [x]\n', 'line 3, [1].name: must be lower-case'],
  ['watch.yaml', '- name: a\n  terms:\n    - x\n    - "12"\n', 'line 4, [0].terms[1]: must hold letters'],
  ['watch.yaml', '- name: a\n  terms: [x]\n  nott: [y]\n', 'line 3, [0]: Unrecognized key: "nott"'],
  ['watch.yaml', '- name: a\n  terms: [x]\n- title: B\n  terms: [x]\n', 'line 3, [1].name: '],
  ['watch.yaml', '- name: a\n- name: b\n', 'line 1, [0]: needs terms'],
  ['watch.yaml', '- name: a\n  terms: [base]\n- name: a\n  terms: [tank]\n', 'two topics of one name'],
  ['people.yaml', '- name: [', 'people.yaml is no YAML'],
])('says what is wrong in %s: %j', async (file, text, message) => {
  await write(file, text)
  await expect(readDesk(folder)).rejects.toThrow(message)
})

test('says so where there is nothing to read', async () => {
  await expect(readDesk(folder)).rejects.toThrow('holds no people.yaml')
})
