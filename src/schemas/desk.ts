import { z } from 'zod'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { watchTopics } from './watch.ts'

/** What a desk knows and watches for itself, beside what everybody knows. */
export const desk = z.object({
  people: people.default([]),
  organisations: organisations.default([]),
  watchTopics: watchTopics.default([]),
})
export type Desk = z.infer<typeof desk>

export const emptyDesk: Desk = { people: [], organisations: [], watchTopics: [] }
