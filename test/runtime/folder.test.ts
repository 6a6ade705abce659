import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureFolder, folderTrouble } from '../../src/runtime/folder.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onrecord-folder-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const troubleOf = (path: string) =>
  ensureFolder(path).then(
    () => 'none',
    (error: unknown) => folderTrouble(error),
  )

test('makes what is missing, also when two do so at once', async () => {
  const path = join(folder, 'a', 'b', 'c')
  await Promise.all([ensureFolder(path), ensureFolder(path), ensureFolder(join(folder, 'a', 'b'))])
  expect((await stat(path)).isDirectory()).toBe(true)
  await ensureFolder(path)
})

test('tells that a part of the path is a file', async () => {
  await writeFile(join(folder, 'file'), '')
  expect(await troubleOf(join(folder, 'file', 'data'))).toMatch(/a part of the path is a file/)
})

test.runIf(process.platform === 'linux')('tells of a place that holds no folders', async () => {
  expect(await troubleOf('/proc/onrecord/data')).toBe('no folder can be made there')
})
