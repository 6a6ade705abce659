import { z } from 'zod'
import { language, slug } from './common.ts'

/** A word, a phrase, or the beginning of a word with "*" after it; inflected forms count as well. */
const term = z
  .string()
  .trim()
  .max(200)
  .regex(/^[^*]*\p{L}[^*]*\*?$/u, 'must hold letters, and "*" only at its end')

const near = z.strictObject({
  terms: z.array(term).min(2),
  /** At most this many words from the first to the last of them. */
  within: z.int().min(1).max(200).default(10),
})

/**
 * A topic of the desk's own, an entry of `watch.yaml`. A statement has it when it says one of `terms` or `near` and all
 * of `all`, or is like one of `examples`; and when it says nothing of `not` and fulfils `entities`, `speakers` and
 * `languages`, of which one each must be true where they are given.
 */
export const watchTopic = z
  .strictObject({
    name: slug,
    /** Shown in statements instead of the name. */
    title: z.string().trim().min(1).optional(),
    terms: z.array(term).default([]),
    near: z.array(near).default([]),
    all: z.array(term).default([]),
    not: z.array(term).default([]),
    /** URIs or names of entities that the statement names. */
    entities: z.array(z.string().trim().min(1)).default([]),
    /** Parts of a speaker's name, or speaker ids. */
    speakers: z.array(z.string().trim().min(1)).default([]),
    languages: z.array(language).default([]),
    /** Whole statements; others that share most of their telling words are taken to be about the same. */
    examples: z.array(z.string().trim().min(20)).default([]),
  })
  .refine(
    ({ terms, near, all, entities, speakers, examples }) =>
      [terms, near, all, entities, speakers, examples].some(({ length }) => length > 0),
    'needs terms, near, all, entities, speakers or examples',
  )
export type WatchTopic = z.infer<typeof watchTopic>

/** All of `watch.yaml`. */
export const watchTopics = z
  .array(watchTopic)
  .refine((topics) => new Set(topics.map(({ name }) => name)).size === topics.length, 'has two topics of one name')
