import { expect, test } from 'vitest'
import { watchTopics } from '../../src/schemas/watch.ts'
import { listWatchTopics, replaceWatchTopics } from '../../src/store/watch-topics.ts'
import { useDatabase } from '../support/use-database.ts'

const database = useDatabase()

const topics = (...names: string[]) => watchTopics.parse(names.map((name) => ({ name, terms: [name] })))

test('are replaced as a whole', async () => {
  const { pool } = database
  expect(await listWatchTopics(pool)).toEqual([])
  await replaceWatchTopics(pool, topics('missiles', 'base'))
  expect(await listWatchTopics(pool)).toEqual(topics('base', 'missiles'))
  await replaceWatchTopics(pool, topics('gas'))
  expect(await listWatchTopics(pool)).toEqual(topics('gas'))
})

test('stay as they are when one of the new ones is wrong', async () => {
  const { pool } = database
  await replaceWatchTopics(pool, topics('gas'))
  await expect(replaceWatchTopics(pool, topics('base').concat(topics('base')))).rejects.toThrow('one name')
  expect(await listWatchTopics(pool)).toEqual(topics('gas'))
})
