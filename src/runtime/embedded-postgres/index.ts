export type EmbeddedPostgres = {
  /** postgres://…@127.0.0.1:…/onrecord */
  connectionString: string
  /** Leaves the cluster; the last process that leaves stops the server. */
  stop(): Promise<void>
}

/** Runs, or joins, the PostgreSQL cluster of a data folder. Makes it on first use. */
export async function startEmbeddedPostgres(_options: {
  dataDir: string
  log: (message: string) => void
}): Promise<EmbeddedPostgres> {
  throw new Error('to come')
}
