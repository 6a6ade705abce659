/** The code of an error of the system's, Node's or PostgreSQL's; null for one that has none. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
