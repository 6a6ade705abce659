import { z } from 'zod'
import { type Statement, statement } from '../schemas/statement.ts'
import { type Connection, queryOne } from './database.ts'

export async function getStatement(db: Connection, id: string): Promise<Statement | null> {
  const sql = 'SELECT record FROM onrecord.statements WHERE id = $1'
  return (await queryOne(db, z.object({ record: statement }), sql, [id]))?.record ?? null
}
