import type { Migration } from './migration.ts'

export const migration: Migration = {
  version: 5,
  name: 'api',
  sql: `
-- Who may use the HTTP API. A key is 256 random bits, so that a plain SHA-256 of it tells nothing.
CREATE TABLE onrecord.keys (
  name text PRIMARY KEY,
  scope text NOT NULL CHECK (scope IN ('read', 'write')),
  hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz
);

-- What was answered to requests with an Idempotency-Key; no status yet while the first one is at work.
CREATE TABLE onrecord.idempotent_requests (
  -- SHA-256 of who asked, what for, and the key.
  id bytea PRIMARY KEY,
  body_sha256 bytea NOT NULL,
  status int,
  body json,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX idempotent_requests_created ON onrecord.idempotent_requests (created_at);

ALTER TABLE onrecord.subscriptions
  ADD COLUMN delivery text NOT NULL DEFAULT 'queue' CHECK (delivery IN ('queue', 'webhook'));

CREATE TABLE onrecord.webhooks (
  subscription text PRIMARY KEY REFERENCES onrecord.subscriptions ON DELETE CASCADE,
  -- Part of the messages' ids: a subscription that is removed and made again sends new messages.
  id bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  url text NOT NULL,
  -- Signs, so it has to be kept readable.
  secret text NOT NULL,
  -- Signs as well for a while after a new secret was made.
  previous_secret text,
  previous_secret_until timestamptz,
  -- One process at a time sends.
  lease uuid,
  lease_ends_at timestamptz NOT NULL DEFAULT '-infinity',
  -- Of the message that is sent next, which the others wait for.
  attempts int NOT NULL DEFAULT 0,
  retry_at timestamptz NOT NULL DEFAULT '-infinity',
  failing_since timestamptz
);

CREATE TABLE onrecord.webhook_attempts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription text NOT NULL REFERENCES onrecord.webhooks ON DELETE CASCADE,
  message text NOT NULL,
  -- Null for a test.
  seq bigint,
  attempt int NOT NULL,
  delivered boolean NOT NULL,
  -- HTTP's; null without an answer.
  status int,
  detail text,
  duration_ms int NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhook_attempts_subscription ON onrecord.webhook_attempts (subscription, id);
`,
}
