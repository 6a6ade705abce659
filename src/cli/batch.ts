import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { RunStamp } from '../pipeline/types.ts'
import { type BatchInput, type BatchOutput, batchInput } from '../schemas/batch.ts'
import type { ExtractPool } from '../workers/extract-pool.ts'
import { mapInOrder } from '../workers/ordered.ts'
import { describeBytes } from '../workers/snapshot-head.ts'
import { writeLine } from './output.ts'

/** Reads JSON lines, answers each with one line in the same order. */
export async function answerLines<T>(
  input: NodeJS.ReadableStream,
  width: number,
  answer: (line: string) => Promise<T>,
): Promise<void> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  for await (const result of mapInOrder(nonEmpty(lines), width, answer)) await writeLine(JSON.stringify(result))
}

async function* nonEmpty(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) if (line.trim() !== '') yield line
}

export type LineError = { id: string | null; error: { code: string; message: string } }

/** A line of the batch as `schema` wants it, or the error to answer with. */
export function readBatchLine<T>(schema: z.ZodType<T>, line: string): { input: T } | { failure: LineError } {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return {
      failure: lineError(
        null,
        'invalid_json',
        `The line is not JSON: ${error instanceof Error ? error.message : error}`,
      ),
    }
  }
  const result = schema.safeParse(json)
  if (result.success) return { input: result.data }
  const id = z.object({ id: z.string() }).safeParse(json)
  return { failure: lineError(id.success ? id.data.id : null, 'invalid_input', z.prettifyError(result.error)) }
}

function lineError(id: string | null, code: string, message: string): LineError {
  return { id, error: { code, message } }
}

/** One line of `onrecord extract --batch`. */
export async function extractLine(line: string, pool: ExtractPool, stamp: RunStamp): Promise<BatchOutput> {
  const read = readBatchLine(batchInput, line)
  if ('failure' in read) return read.failure
  const { input } = read
  const bytes = bytesOf(input)
  const head = describeBytes(bytes, {
    url: input.url,
    contentType: input.body === undefined ? input.contentType : withCharset(input.contentType),
    fetchedAt: stamp.now,
    hints: { publishedAt: input.publishedAt, language: input.language },
  })
  const result = await pool.extract({ bytes, head, stamp })
  if (!result.ok) return lineError(input.id, result.code, result.message)
  return { id: input.id, ...result.extraction }
}

function bytesOf({ body, bodyBase64 }: BatchInput): Uint8Array {
  return body === undefined ? Buffer.from(bodyBase64 ?? '', 'base64') : Buffer.from(body, 'utf8')
}

/** A body given as a JSON string has been decoded already: whatever the page says of its charset no longer holds. */
function withCharset(contentType: string): string {
  return `${contentType.split(';')[0]}; charset=utf-8`
}
