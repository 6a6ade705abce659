import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 6,
  name: 'watch topics',
  sql: `
CREATE TABLE onrecord.watch_topics (
  name text PRIMARY KEY,
  topic jsonb NOT NULL
);
`,
}
