import { folderTrouble } from '../folder.ts'

/** The embedded PostgreSQL cannot run here. The message says what happened, where, and what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
  }
}

/** Tells a failed file operation in words; anything else goes through as it is. */
export function explainFolder(folder: string, error: unknown): unknown {
  const trouble = folderTrouble(error)
  if (trouble === null) return error
  return new EmbeddedPostgresError(
    `cannot write to the data folder ${folder}: ${trouble}. Choose another with ONRECORD_DATA, or set DATABASE_URL to use a PostgreSQL of your own`,
    { cause: error },
  )
}
