import { expect, it } from 'vitest'
import { document } from '../../src/schemas/document.ts'
import { aDocument } from '../support/statements.ts'

it('takes a document that was stored before its talk was read', () => {
  const { talk: _, ...stored } = aDocument('It was so.')
  expect(document.parse(stored).talk).toEqual({ outlets: [], date: null, place: null })
})
