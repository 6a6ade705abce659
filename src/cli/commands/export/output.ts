import { once } from 'node:events'
import { open, rename, rm } from 'node:fs/promises'
import { toCsv } from '../../../pipeline/csv.ts'
import { UserError } from '../../../runtime/user-error.ts'
import type { Statement } from '../../../schemas/statement.ts'
import { type Format, openParquet, toJsonLines } from './formats.ts'

export type Output = {
  write(statements: Statement[]): Promise<void>
  finish(): Promise<void>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

/**
 * A file has its name only once it is whole.
 *
 * @throws {UserError} when it cannot be written
 */
export async function openOutput(file: string, format: Format): Promise<Output> {
  if (file === '-') return standardOutput(format)
  const unfinished = `${file}.part`
  const handle = await open(unfinished, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${file} cannot be written: ${error.message}`, { cause: error })
  })
  const parquet = format === 'parquet' ? openParquet(unfinished) : null
  const text = format === 'parquet' ? null : textOf(format)
  return {
    async write(statements) {
      if (parquet !== null) await parquet.write(statements)
      else if (text !== null) await handle.appendFile(text(statements))
    },
    async finish() {
      if (text !== null) await handle.appendFile(text([]))
      await parquet?.finish()
      await handle.sync()
      await handle.close()
      await rename(unfinished, file)
    },
    async discard() {
      await handle.close().catch(() => undefined)
      await rm(unfinished, { force: true })
    },
  }
}

function standardOutput(format: Format): Output {
  if (format === 'parquet') throw new UserError('Parquet needs a file: its directory of contents comes last.')
  const text = textOf(format)
  return {
    async write(statements) {
      if (!process.stdout.write(text(statements))) await once(process.stdout, 'drain')
    },
    async finish() {
      process.stdout.write(text([]))
    },
    discard: async () => undefined,
  }
}

/** CSV has its head before the first rows, and also when there are none. */
function textOf(format: 'jsonl' | 'csv'): (statements: Statement[]) => string {
  if (format === 'jsonl') return toJsonLines
  let head = true
  return (statements) => {
    const text = toCsv(statements, { head })
    head = false
    return text
  }
}
