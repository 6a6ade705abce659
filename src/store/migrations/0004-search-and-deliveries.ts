import type { Migration } from './migration.ts'

/** Words of what was stored before have no places: phrases are found once it was read again. */
const termsOfOld = (table: string) => `
UPDATE onrecord.${table} SET terms = array_to_tsvector(
  tsvector_to_array(terms)
  || array_remove(ARRAY['speaker=' || speaker_id, 'act=' || act, 'kind=' || kind, 'language=' || language,
       'language=' || split_part(language, '-', 1)], NULL)
  || ARRAY(SELECT 'topic=' || topic FROM unnest(topics) AS topic)
  || ARRAY(SELECT 'entity=' || trim(entity) FROM unnest(entities) AS entity)
  || ARRAY(SELECT 'source=' || source FROM unnest(sources) AS source));`

export const migration: Migration = {
  version: 4,
  name: 'search, deliveries, clusters, retention',
  sql: `
-- Everything that filters and searches look at is a term, so that one index answers any combination of them.
${termsOfOld('statements')}
${termsOfOld('event_facets')}
DROP INDEX onrecord.statements_topics, onrecord.statements_entities;
ALTER TABLE onrecord.statements DROP COLUMN speaker_name, DROP COLUMN content;
ALTER TABLE onrecord.event_facets
  DROP COLUMN speaker_id, DROP COLUMN speaker_name, DROP COLUMN act, DROP COLUMN kind, DROP COLUMN language,
  DROP COLUMN topics, DROP COLUMN entities, DROP COLUMN sources, DROP COLUMN content;

-- Records are kept out of line: counting facets then reads rows of a few hundred bytes instead of thousands.
ALTER TABLE onrecord.statements SET (toast_tuple_target = 512);
-- Hashes of word sequences by which statements that repeat one another are found. A number, because an id is four times
-- as long and there are some ten rows for each statement.
ALTER TABLE onrecord.statements
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ADD COLUMN cluster_id text;
CREATE TABLE onrecord.fingerprints (
  hash int NOT NULL,
  said_at timestamptz NOT NULL,
  statement bigint NOT NULL,
  PRIMARY KEY (hash, said_at, statement)
);
CREATE INDEX statements_cluster ON onrecord.statements (cluster_id) WHERE cluster_id IS NOT NULL;

-- Its bytes are to be made unreadable, for retention or on demand; erased_at says that they are.
ALTER TABLE onrecord.snapshots ADD COLUMN dropped_at timestamptz, ADD COLUMN erased_at timestamptz;
CREATE INDEX snapshots_to_erase ON onrecord.snapshots (id) WHERE dropped_at IS NOT NULL AND erased_at IS NULL;
-- For how long what a source brings is kept; null is for good.
CREATE TABLE onrecord.retention (
  source text PRIMARY KEY,
  snapshot_days int,
  revisions int
);
-- Never fetched again.
ALTER TABLE onrecord.pages ADD COLUMN forgotten_at timestamptz;
-- Nothing is stored of what they say.
CREATE TABLE onrecord.forgotten_people (
  speaker_id text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now()
);

-- What was handed to a subscription's queue and is not yet acknowledged, or is a dead letter.
DROP TABLE onrecord.acknowledgements;
CREATE TABLE onrecord.deliveries (
  subscription text NOT NULL REFERENCES onrecord.subscriptions ON DELETE CASCADE,
  seq bigint NOT NULL,
  epoch int NOT NULL,
  document_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  dead_at timestamptz,
  attempts int,
  error text,
  PRIMARY KEY (subscription, seq)
);
CREATE INDEX deliveries_document ON onrecord.deliveries (subscription, document_id, seq) WHERE dead_at IS NULL;
CREATE INDEX deliveries_dead ON onrecord.deliveries (subscription, seq) WHERE dead_at IS NOT NULL;

ALTER TABLE onrecord.events
  ADD COLUMN cause text NOT NULL DEFAULT 'page',
  ADD COLUMN document_id text,
  -- The document's revision from which on it is so.
  ADD COLUMN revision int;
UPDATE onrecord.events SET document_id = statement->'document'->>'id',
  revision = (statement->'document'->>'revision')::int;
ALTER TABLE onrecord.events ALTER COLUMN document_id SET NOT NULL, ALTER COLUMN revision SET NOT NULL;
CREATE INDEX events_document ON onrecord.events (document_id, seq);
CREATE INDEX events_at ON onrecord.events (at, seq);
`,
}
