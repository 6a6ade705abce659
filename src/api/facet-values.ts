import { z } from 'zod'
import { taxonomy } from '../pipeline/tag/taxonomy.ts'
import { components } from './components.ts'

const facetValue = z.object({
  value: z.string().describe('can be given back as a filter'),
  count: z.int(),
  name: z.string().nullable().describe('of a Media Topic'),
})
components.add(facetValue, { id: 'FacetValue' })

export const facetValues = z.array(facetValue).describe('the commonest first')

/** Counts as the store gives them, with names for the URIs of topics. */
export function withNames(counts: { value: string; count: number }[]): z.infer<typeof facetValues> {
  return counts.map((each) => ({ ...each, name: nameOf(each.value) }))
}

const nameOf = (value: string): string | null =>
  value.startsWith('medtop:') ? (taxonomy.get(value.slice('medtop:'.length))?.name ?? null) : null
