import { type ColumnSource, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { COLUMNS, type Column } from '../../../pipeline/columns.ts'
import type { Statement } from '../../../schemas/statement.ts'

export const FORMATS = ['jsonl', 'csv', 'parquet'] as const
export type Format = (typeof FORMATS)[number]

/** By a file's ending; null where that says nothing. Standard output gets JSON lines. */
export function formatOf(file: string): Format | null {
  if (file === '-') return 'jsonl'
  return FORMATS.find((format) => file.endsWith(`.${format}`)) ?? null
}

export const toJsonLines = (statements: Statement[]): string =>
  statements.map((statement) => `${JSON.stringify(statement)}\n`).join('')

const PARQUET_TYPES = { text: 'STRING', integer: 'INT32', boolean: 'BOOLEAN' } as const satisfies Record<
  Column['type'],
  ColumnSource['type']
>

/** Writes row groups into a file as they come; each is in memory while it is written. */
export function openParquet(path: string): { write(statements: Statement[]): Promise<void>; finish(): Promise<void> } {
  const columnData = (statements: Statement[]) =>
    COLUMNS.map(({ name, type, value }) => ({ name, type: PARQUET_TYPES[type], data: statements.map(value) }))
  const writer = new ParquetWriter({
    writer: fileWriter(path),
    schema: schemaFromColumnData({ columnData: columnData([]) }),
    createdBy: 'onrecord',
  })
  return {
    async write(statements) {
      await writer.write({ columnData: columnData(statements), rowGroupSize: statements.length })
    },
    async finish() {
      await writer.finish()
    },
  }
}
