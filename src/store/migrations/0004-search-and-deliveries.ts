import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 4,
  name: 'search, deliveries, clusters, retention',
  sql: `
-- Everything that filters and searches look at is a term, so that one index answers any combination of them.
DROP INDEX onrecord.statements_topics, onrecord.statements_entities;
ALTER TABLE onrecord.statements DROP COLUMN speaker_name, DROP COLUMN content;
ALTER TABLE onrecord.event_facets
  DROP COLUMN speaker_id, DROP COLUMN speaker_name, DROP COLUMN act, DROP COLUMN kind, DROP COLUMN language,
  DROP COLUMN topics, DROP COLUMN entities, DROP COLUMN sources, DROP COLUMN content;

-- Records are kept out of line: counting facets then reads rows of a few hundred bytes instead of thousands.
ALTER TABLE onrecord.statements SET (toast_tuple_target = 512);
ALTER TABLE onrecord.statements ADD COLUMN cluster_id text;
CREATE INDEX statements_cluster ON onrecord.statements (cluster_id) WHERE cluster_id IS NOT NULL;

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

CREATE INDEX events_at ON onrecord.events (at, seq);
`,
}
