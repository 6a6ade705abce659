import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 3,
  name: 'archive',
  sql: `
-- The publisher asks that no copy be kept: the bytes go when the statements are made.
ALTER TABLE onrecord.snapshots ADD COLUMN noarchive boolean NOT NULL DEFAULT false;

-- Refetches that brought a snapshot's payload again, each with its record.
CREATE TABLE onrecord.revisits (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  snapshot_id bigint NOT NULL REFERENCES onrecord.snapshots,
  at timestamptz NOT NULL,
  file text NOT NULL,
  "offset" bigint NOT NULL,
  length bigint NOT NULL
);
CREATE INDEX revisits_snapshot ON onrecord.revisits (snapshot_id);

-- How the pages of a source are asked for: headers, proxy, rendering. Secrets are named there, never held.
ALTER TABLE onrecord.sources ADD COLUMN request jsonb NOT NULL DEFAULT '{"headers": {}, "proxy": null, "render": false}';

-- How far archives and lists were taken in, so that a backfill goes on where it was killed.
CREATE TABLE onrecord.backfills (
  -- Of the file's size and beginning: it may be moved and renamed.
  key text PRIMARY KEY,
  file text NOT NULL,
  position bigint NOT NULL DEFAULT 0,
  outcomes jsonb NOT NULL DEFAULT '{}',
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz
);
`,
}
