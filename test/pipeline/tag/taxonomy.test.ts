import { describe, expect, it } from 'vitest'
import { topicCodes } from '../../../src/pipeline/tag/lexicon.ts'
import { atLevel, taxonomy, taxonomyVersion, topicOf } from '../../../src/pipeline/tag/taxonomy.ts'

describe('taxonomy', () => {
  it('has the seventeen top topics and says its version', () => {
    const tops = [...taxonomy.values()].filter(({ level, retired }) => level === 1 && retired === null)
    expect(tops).toHaveLength(17)
    expect(taxonomyVersion).toBe('mediatopic@2023-10-24')
  })

  it('leads from every topic up to a top topic', () => {
    for (const { code, path } of taxonomy.values()) {
      expect(path.at(-1)).toBe(code)
      expect(topicOf(path[0]!).level).toBe(1)
    }
    expect(atLevel('20000580', 1)).toBe('11000000')
    expect(atLevel('11000000', 3)).toBe('11000000')
  })

  it('has no term of the lexicon under a retired topic', () => {
    expect(topicCodes.filter((code) => topicOf(code).retired !== null)).toEqual([])
  })
})
