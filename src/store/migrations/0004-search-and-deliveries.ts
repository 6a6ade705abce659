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

CREATE INDEX events_at ON onrecord.events (at, seq);
`,
}
