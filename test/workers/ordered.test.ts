import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { mapInOrder } from '../../src/workers/ordered.ts'

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('mapInOrder', () => {
  it('yields in the order of the items, whoever is first to finish', async () => {
    const results = mapInOrder([30, 5, 20, 1], 4, async (ms) => {
      await sleep(ms)
      return ms
    })
    expect(await collect(results)).toEqual([30, 5, 20, 1])
  })

  it('never takes more than it has room for', async () => {
    let taken = 0
    let done = 0
    let most = 0
    async function* items() {
      for (let n = 0; n < 50; n += 1) {
        taken += 1
        most = Math.max(most, taken - done)
        yield n
      }
    }
    const results = mapInOrder(items(), 3, async (n) => {
      await sleep(1)
      done += 1
      return n
    })
    expect(await collect(results)).toHaveLength(50)
    expect(most).toBeLessThanOrEqual(4)
  })

  it('raises an error in its turn, after the results before it', async () => {
    const seen: number[] = []
    const failing = async () => {
      for await (const n of mapInOrder([1, 2, 3], 3, async (n) => (n === 2 ? Promise.reject(new Error('two')) : n)))
        seen.push(n)
    }
    await expect(failing()).rejects.toThrow('two')
    expect(seen).toEqual([1])
  })
})
