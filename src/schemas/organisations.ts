import { z } from 'zod'

/** An organisation that the desk knows, an entry of `organisations.yaml`. */
export const knownOrganisation = z.strictObject({
  name: z.string().trim().min(1),
  /** Other names, abbreviations and spellings that stand for this organisation alone. */
  aliases: z.array(z.string().trim().min(1)).default([]),
  uri: z.url().nullable().default(null),
})
export type KnownOrganisation = z.infer<typeof knownOrganisation>

/** All of `organisations.yaml`. */
export const organisations = z.array(knownOrganisation)
