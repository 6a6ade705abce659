/** One step of the schema. Once released it is never changed. */
export type Migration = { version: number; name: string; sql: string }
