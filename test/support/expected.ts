import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { dateOrDateTime, genre, language, speechAct, statementKind } from '../../src/schemas/index.ts'

const FOLDER = new URL('../../fixtures/expected/', import.meta.url)

/** One statement that a careful reader of the page would demand. Absent properties are not looked at. */
const expectedStatement = z.strictObject({
  /** Full name; null for somebody whom the page does not name. */
  speaker: z.string().nullable(),
  /** Part of the mention, for the unnamed. */
  literal: z.string().optional(),
  kind: statementKind.optional(),
  /** Words of the content, all in one statement. White space is folded. */
  contains: z.array(z.string().min(1)).min(1),
  /** The acts that a reader would accept. */
  act: z.array(speechAct).min(1).optional(),
  addressee: z.string().optional(),
  /** Words of the question that it replies to. */
  answers: z.string().optional(),
  saidAt: z.iso.date().optional(),
  /** It carries the times of the recording. */
  timed: z.literal(true).optional(),
  /** Not found yet: its test fails as soon as it is, so that this mark is taken away. */
  missed: z.literal(true).optional(),
})
export type ExpectedStatement = z.infer<typeof expectedStatement>

/** What is true of one page of fixtures/site, written by reading the page and not by running anything. */
const expectedPage = z.strictObject({
  path: z.string().startsWith('/'),
  title: z.string().optional(),
  /** The day, whatever the time. */
  datePublished: dateOrDateTime.optional(),
  language,
  authors: z.array(z.string()).optional(),
  publisher: z.string().optional(),
  /** The genres that a reader would accept. */
  genre: z.array(genre).min(1).optional(),
  statements: z.array(expectedStatement),
  /** There are no statements but those listed. */
  exhaustive: z.literal(true).optional(),
  /** Parts of names that no speaker may have. */
  notSpeakers: z.array(z.string().min(1)),
  textWith: z.array(z.string().min(1)),
  textWithout: z.array(z.string().min(1)),
})
export type ExpectedPage = z.infer<typeof expectedPage>

/** All of fixtures/expected, by file name without its ending. */
export async function readExpected(): Promise<[name: string, page: ExpectedPage][]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const content: unknown = JSON.parse(await readFile(new URL(file, FOLDER), 'utf8'))
      return [file.replace('.json', ''), expectedPage.parse(content)] as [string, ExpectedPage]
    }),
  )
}
