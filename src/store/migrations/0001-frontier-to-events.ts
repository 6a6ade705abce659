import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 1,
  name: 'frontier to events',
  sql: `
CREATE FUNCTION onrecord.ms(milliseconds double precision) RETURNS interval
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN milliseconds * interval '1 millisecond';

CREATE TABLE onrecord.sources (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  url text NOT NULL,
  kind text NOT NULL,
  schedule jsonb NOT NULL,
  link_selector text,
  max_pages_per_run int NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'paused')),
  etag text,
  last_modified text,
  next_run_at timestamptz,
  last_run_at timestamptz,
  last_success_at timestamptz,
  last_outcome text,
  added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX sources_due ON onrecord.sources (next_run_at) WHERE state = 'active';

CREATE TABLE onrecord.runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source_id bigint NOT NULL REFERENCES onrecord.sources ON DELETE CASCADE,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  code text,
  found int,
  added int
);
-- One at a time.
CREATE UNIQUE INDEX runs_open ON onrecord.runs (source_id) WHERE ended_at IS NULL;

CREATE TABLE onrecord.pages (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url text NOT NULL,
  -- SHA-256 of the URL: an index cannot hold 8 kB.
  key bytea NOT NULL UNIQUE,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'waiting', 'fetching', 'fetched', 'failed', 'alias')),
  sources text[] NOT NULL DEFAULT '{}',
  hints jsonb NOT NULL DEFAULT '{}',
  etag text,
  last_modified text,
  next_fetch_at timestamptz DEFAULT now(),
  last_fetched_at timestamptz,
  last_outcome text,
  attempts int NOT NULL DEFAULT 0,
  -- Fetches that ended.
  runs int NOT NULL DEFAULT 0,
  alias_of bigint REFERENCES onrecord.pages,
  -- What the page showed last.
  snapshot_id bigint,
  added_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX pages_due ON onrecord.pages (next_fetch_at) WHERE next_fetch_at IS NOT NULL;
CREATE INDEX pages_unfinished ON onrecord.pages (id) WHERE state IN ('new', 'waiting', 'fetching');

-- URLs that are no page of their own because a page redirects to them.
CREATE TABLE onrecord.redirects (
  key bytea PRIMARY KEY,
  url text NOT NULL,
  page_id bigint NOT NULL REFERENCES onrecord.pages
);

CREATE TABLE onrecord.hosts (
  host text PRIMARY KEY,
  lease uuid,
  leased_at timestamptz,
  lease_ends_at timestamptz,
  -- End of the last request and the delay after it.
  free_at timestamptz NOT NULL DEFAULT '-infinity',
  throttled_until timestamptz NOT NULL DEFAULT '-infinity',
  -- Until when those who were sent away have been given times.
  promised_until timestamptz NOT NULL DEFAULT '-infinity',
  request_ms double precision NOT NULL DEFAULT 100
);

CREATE TABLE onrecord.robots (
  origin text PRIMARY KEY,
  state text NOT NULL,
  body text NOT NULL,
  outcome text,
  detail text,
  expires_at timestamptz NOT NULL
);

CREATE TABLE onrecord.snapshots (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  page_id bigint NOT NULL REFERENCES onrecord.pages,
  sha256 text NOT NULL,
  head json NOT NULL,
  file text NOT NULL,
  "offset" bigint NOT NULL,
  length bigint NOT NULL,
  -- When the page last began to show these bytes.
  shown_at timestamptz NOT NULL,
  -- The extraction asked for last, and the one that ended last.
  extract_run int NOT NULL DEFAULT 1,
  extracted_run int NOT NULL DEFAULT 0,
  extractor text,
  UNIQUE (page_id, sha256)
);
CREATE INDEX snapshots_sha256 ON onrecord.snapshots (sha256);
CREATE INDEX snapshots_unextracted ON onrecord.snapshots (id) WHERE extracted_run < extract_run;

CREATE TABLE onrecord.documents (
  id text PRIMARY KEY,
  page_id bigint NOT NULL REFERENCES onrecord.pages,
  revision int NOT NULL,
  -- That of the snapshot it was made from.
  shown_at timestamptz NOT NULL
);
CREATE INDEX documents_page ON onrecord.documents (page_id);

-- Records are json, not jsonb: what a page says may hold U+0000 and halves of surrogate pairs, which jsonb refuses.
CREATE TABLE onrecord.revisions (
  document_id text NOT NULL REFERENCES onrecord.documents,
  revision int NOT NULL,
  snapshot_id bigint NOT NULL REFERENCES onrecord.snapshots,
  text_sha256 text NOT NULL,
  record json NOT NULL,
  extractor text NOT NULL,
  taxonomy text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (document_id, revision)
);

CREATE TABLE onrecord.statements (
  id text PRIMARY KEY,
  document_id text NOT NULL REFERENCES onrecord.documents,
  position int NOT NULL,
  status text NOT NULL,
  said_at timestamptz NOT NULL,
  first_seen timestamptz NOT NULL,
  record json NOT NULL,
  speaker_id text,
  speaker_name text NOT NULL,
  act text,
  kind text NOT NULL,
  language text,
  topics text[] NOT NULL,
  entities text[] NOT NULL,
  sources text[] NOT NULL,
  confidence int NOT NULL,
  content text NOT NULL,
  terms tsvector NOT NULL
);
CREATE INDEX statements_document ON onrecord.statements (document_id, position);
CREATE INDEX statements_said ON onrecord.statements (said_at DESC, id DESC);
CREATE INDEX statements_seen ON onrecord.statements (first_seen DESC, id DESC);
CREATE INDEX statements_speaker ON onrecord.statements (speaker_id);
CREATE INDEX statements_topics ON onrecord.statements USING gin (topics);
CREATE INDEX statements_entities ON onrecord.statements USING gin (entities);
CREATE INDEX statements_terms ON onrecord.statements USING gin (terms);

CREATE TABLE onrecord.events (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  op text NOT NULL CHECK (op IN ('ADD', 'MOD', 'DEL')),
  statement json NOT NULL,
  previous json,
  at timestamptz NOT NULL
);

-- What filters look at: a row for the statement (version 1) and one for the previous (version 0).
CREATE TABLE onrecord.event_facets (
  seq bigint NOT NULL REFERENCES onrecord.events ON DELETE CASCADE,
  version int NOT NULL,
  speaker_id text,
  speaker_name text NOT NULL,
  act text,
  kind text NOT NULL,
  language text,
  topics text[] NOT NULL,
  entities text[] NOT NULL,
  sources text[] NOT NULL,
  confidence int NOT NULL,
  content text NOT NULL,
  terms tsvector NOT NULL,
  PRIMARY KEY (seq, version)
);

CREATE TABLE onrecord.subscriptions (
  name text PRIMARY KEY,
  filter jsonb NOT NULL,
  cursor bigint NOT NULL,
  epoch int NOT NULL DEFAULT 0,
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE onrecord.acknowledgements (
  subscription text NOT NULL REFERENCES onrecord.subscriptions ON DELETE CASCADE,
  seq bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subscription, seq)
);

CREATE TABLE onrecord.outcomes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  stage text NOT NULL,
  -- Id of the source, page or snapshot, and which of its runs.
  subject_id bigint NOT NULL,
  run bigint NOT NULL,
  subject text NOT NULL,
  page_id bigint,
  code text NOT NULL,
  detail text,
  -- HTTP's, of a fetch.
  http_status int,
  at timestamptz NOT NULL DEFAULT now(),
  -- Exactly one for each run.
  UNIQUE (stage, subject_id, run)
);
CREATE INDEX outcomes_page ON onrecord.outcomes (page_id) WHERE page_id IS NOT NULL;
CREATE INDEX outcomes_code ON onrecord.outcomes (code, id);
`,
}
