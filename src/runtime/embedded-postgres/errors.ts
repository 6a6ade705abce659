/** The embedded PostgreSQL cannot run here. The message says what happened, where, and what to do. */
export class EmbeddedPostgresError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'EmbeddedPostgresError'
  }
}

export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

const FOLDER_TROUBLE: Record<string, string> = {
  EACCES: 'this user has no permission',
  EPERM: 'this user has no permission',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a part of the path is a file, not a folder',
}

/** Tells a failed file operation in words; anything else goes through as it is. */
export function explainFolder(folder: string, error: unknown): unknown {
  const trouble = FOLDER_TROUBLE[codeOf(error) ?? '']
  if (trouble === undefined) return error
  return new EmbeddedPostgresError(
    `cannot write to the data folder ${folder}: ${trouble}. Choose another with ONRECORD_DATA, or set DATABASE_URL to use a PostgreSQL of your own`,
    { cause: error },
  )
}
