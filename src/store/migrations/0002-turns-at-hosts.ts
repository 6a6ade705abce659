import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 2,
  name: 'turns at hosts, files of sources',
  sql: `
-- Where a redirect leads that waits for a turn of its own, and how many were followed.
ALTER TABLE onrecord.pages
  ADD COLUMN hop_url text,
  ADD COLUMN hops int NOT NULL DEFAULT 0,
  -- Times in a row that the host put it off.
  ADD COLUMN throttles int NOT NULL DEFAULT 0;
-- The host whose turn the next request waits for.
ALTER TABLE onrecord.pages
  ADD COLUMN host text GENERATED ALWAYS AS (substring(coalesce(hop_url, url) from '^https?://([^/?#]+)')) STORED;
DROP INDEX onrecord.pages_due;
DROP INDEX onrecord.pages_unfinished;
CREATE INDEX pages_due ON onrecord.pages (host, next_fetch_at, id) WHERE next_fetch_at IS NOT NULL;
CREATE INDEX pages_sources ON onrecord.pages USING gin (sources);
UPDATE onrecord.pages SET next_fetch_at = now() WHERE state = 'fetching';

ALTER TABLE onrecord.hosts
  DROP COLUMN promised_until,
  DROP COLUMN request_ms,
  -- Kept free for who waits to look into a source, so that a long row of pages does not hold back the news.
  ADD COLUMN reserved_until timestamptz NOT NULL DEFAULT '-infinity',
  -- Requests in a row that did not get through.
  ADD COLUMN failures int NOT NULL DEFAULT 0;
INSERT INTO onrecord.hosts (host) SELECT DISTINCT host FROM onrecord.pages WHERE host IS NOT NULL ON CONFLICT DO NOTHING;

ALTER TABLE onrecord.sources
  DROP COLUMN etag,
  DROP COLUMN last_modified,
  ADD COLUMN include text[] NOT NULL DEFAULT '{}',
  ADD COLUMN exclude text[] NOT NULL DEFAULT '{}',
  ADD COLUMN depth int NOT NULL DEFAULT 0,
  -- Runs in a row that failed.
  ADD COLUMN failures int NOT NULL DEFAULT 0,
  -- New pages a day, as expected from the runs so far; null before the second.
  ADD COLUMN expected_per_day double precision;

ALTER TABLE onrecord.runs ADD COLUMN detail text;
CREATE INDEX runs_source ON onrecord.runs (source_id, ended_at);

-- What a source consists of: the feed, listing or sitemap itself, further pages of it, sitemaps that it names.
CREATE TABLE onrecord.source_files (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES onrecord.sources ON DELETE CASCADE,
  -- SHA-256 of the URL.
  key bytea NOT NULL,
  url text NOT NULL,
  -- Steps from the source's own URL.
  depth int NOT NULL,
  etag text,
  last_modified text,
  read_at timestamptz,
  -- The run that asked for it last, and whether it still has to read it.
  run_id bigint REFERENCES onrecord.runs ON DELETE SET NULL,
  pending boolean NOT NULL,
  hop_url text,
  hops int NOT NULL DEFAULT 0,
  UNIQUE (source_id, key)
);
CREATE INDEX source_files_pending ON onrecord.source_files (run_id, id) WHERE pending;
`,
}
