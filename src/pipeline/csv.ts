import { stringify } from 'csv-stringify/sync'
import type { Statement } from '../schemas/statement.ts'
import { COLUMNS } from './columns.ts'

/**
 * Statements as CSV for spreadsheets: what a page says is never taken for a formula.
 *
 * @param options.fields columns that are taken from these properties only
 */
export function toCsv(
  statements: Statement[],
  { head, fields }: { head: boolean; fields?: readonly (keyof Statement)[] | undefined },
): string {
  const columns = COLUMNS.filter(({ field }) => fields === undefined || fields.includes(field))
  return stringify(
    statements.map((statement) => columns.map(({ value }) => value(statement))),
    {
      header: head,
      columns: columns.map(({ name }) => name),
      escape_formulas: true,
      cast: { boolean: String },
    },
  )
}
