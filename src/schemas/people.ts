import { z } from 'zod'

/** Somebody whom the desk knows, an entry of `people.yaml`. */
export const knownPerson = z.strictObject({
  name: z.string().trim().min(1),
  /** Other names and spellings that stand for this person alone. */
  aliases: z.array(z.string().trim().min(1)).default([]),
  /** "president of Armenia" */
  role: z.string().trim().min(1).nullable().default(null),
  uri: z.url().nullable().default(null),
})
export type KnownPerson = z.infer<typeof knownPerson>

/** All of `people.yaml`. */
export const people = z.array(knownPerson)
