import { z } from 'zod'
import { dateOrDateTime, language, webUrl } from './common.ts'
import { document } from './document.ts'
import { statement } from './statement.ts'

/** One line in of `onrecord extract --batch`. */
export const batchInput = z
  .object({
    id: z.string(),
    contentType: z.string(),
    body: z.string().optional(),
    bodyBase64: z.base64().optional(),
    url: webUrl.optional(),
    publishedAt: dateOrDateTime.optional(),
    language: language.optional(),
  })
  .refine((line) => (line.body === undefined) !== (line.bodyBase64 === undefined), {
    error: 'exactly one of "body" and "bodyBase64" must be given',
  })
export type BatchInput = z.infer<typeof batchInput>

/** One line out of `onrecord extract --batch`. */
export const batchOutput = z.union([
  z.object({ id: z.string(), document, statements: z.array(statement) }),
  z.object({ id: z.string().nullable(), error: z.object({ code: z.string(), message: z.string() }) }),
])
export type BatchOutput = z.infer<typeof batchOutput>
