import { expect, it } from 'vitest'
import { ancestors } from '../../../src/pipeline/tag/ancestors.ts'

it('names the broader topics from the top down', () => {
  expect(ancestors('medtop:20000065')).toEqual(['medtop:16000000'])
})

it('has none for a top topic, a watch topic and an unknown code', () => {
  expect(ancestors('medtop:16000000')).toEqual([])
  expect(ancestors('watch:harbour')).toEqual([])
  expect(ancestors('medtop:99999999')).toEqual([])
})
