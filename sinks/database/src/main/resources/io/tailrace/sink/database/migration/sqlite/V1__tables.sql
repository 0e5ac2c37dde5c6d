-- The columns are explained in README.md. Times are UTC, as ISO 8601 text: an event's in whole
-- seconds (2026-11-24T06:00:00Z), ours in milliseconds. A column whose name ends in _from holds the
-- event that its neighbours come from: its time, and its event_id. Keys begin with what people look
-- for, so that a search works without the feed too.

CREATE TABLE people (
  feed                    TEXT NOT NULL,
  person                  TEXT NOT NULL,
  cio_id                  TEXT,
  customer_id             TEXT,
  email_address           TEXT,
  subscribed              BOOLEAN,
  subscription_changed_at TEXT,
  preferences             TEXT,
  preferences_changed_at  TEXT,
  first_event_at          TEXT NOT NULL,
  last_event_at           TEXT NOT NULL,
  customer_id_from        TEXT,
  email_address_from      TEXT,
  subscription_from       TEXT,
  preferences_from        TEXT,
  PRIMARY KEY (person, feed)
);
CREATE INDEX people_by_customer_id ON people (customer_id, feed);
CREATE INDEX people_by_email_address ON people (lower(email_address), feed);

CREATE TABLE deliveries (
  seq                      INTEGER PRIMARY KEY,
  feed                     TEXT NOT NULL,
  delivery_id              TEXT NOT NULL,
  object_type              TEXT NOT NULL,
  status                   TEXT GENERATED ALWAYS AS (
    CASE
      WHEN bounced_at IS NOT NULL THEN 'bounced'
      WHEN dropped_at IS NOT NULL THEN 'dropped'
      WHEN failed_at IS NOT NULL THEN 'failed'
      WHEN undeliverable_at IS NOT NULL THEN 'undeliverable'
      WHEN coalesce(delivered_at, opened_at, clicked_at, converted_at, replied_at, spammed_at,
                    unsubscribed_at) IS NOT NULL THEN 'delivered'
      WHEN sent_at IS NOT NULL THEN 'sent'
      WHEN deferred_at IS NOT NULL THEN 'deferred'
      WHEN attempted_at IS NOT NULL THEN 'attempted'
      WHEN drafted_at IS NOT NULL THEN 'drafted'
    END) VIRTUAL,
  person                   TEXT,
  person_kind              TEXT,
  recipient                TEXT,
  campaign_id              BIGINT,
  broadcast_id             BIGINT,
  newsletter_id            BIGINT,
  transactional_message_id BIGINT,
  action_id                BIGINT,
  parent_action_id         BIGINT,
  content_id               BIGINT,
  trigger_id               BIGINT,
  journey_id               TEXT,
  trigger_event_id         TEXT,
  subject                  TEXT,
  failure_message          TEXT,
  opens                    INTEGER NOT NULL DEFAULT 0,
  human_opens              INTEGER NOT NULL DEFAULT 0,
  clicks                   INTEGER NOT NULL DEFAULT 0,
  human_clicks             INTEGER NOT NULL DEFAULT 0,
  drafted_at               TEXT,
  attempted_at             TEXT,
  deferred_at              TEXT,
  sent_at                  TEXT,
  delivered_at             TEXT,
  opened_at                TEXT,
  human_opened_at          TEXT,
  clicked_at               TEXT,
  human_clicked_at         TEXT,
  converted_at             TEXT,
  replied_at               TEXT,
  unsubscribed_at          TEXT,
  spammed_at               TEXT,
  undeliverable_at         TEXT,
  failed_at                TEXT,
  dropped_at               TEXT,
  bounced_at               TEXT,
  first_event_at           TEXT NOT NULL,
  last_event_at            TEXT NOT NULL,
  subject_from             TEXT,
  failure_message_from     TEXT,
  received_metrics         INTEGER NOT NULL DEFAULT 0,
  UNIQUE (delivery_id, feed)
);
CREATE INDEX deliveries_by_person ON deliveries (person, feed);

CREATE TABLE suppressions (
  feed            TEXT NOT NULL,
  object_type     TEXT NOT NULL,
  address         TEXT NOT NULL,
  reason          TEXT NOT NULL,
  since           TEXT NOT NULL,
  last_event_at   TEXT NOT NULL,
  person          TEXT,
  delivery_id     TEXT,
  failure_message TEXT,
  last_event_from TEXT NOT NULL,
  PRIMARY KEY (address, feed, object_type, reason)
);
CREATE INDEX suppressions_by_person ON suppressions (person, feed);

CREATE VIEW do_not_contact AS
  SELECT feed, object_type, address, person, reason, since, last_event_at
  FROM suppressions
UNION ALL
  SELECT feed, 'customer', lower(email_address), person, 'unsubscribed', subscription_changed_at,
         last_event_at
  FROM people
  WHERE NOT subscribed;

CREATE TABLE activity (
  seq                      INTEGER PRIMARY KEY,
  feed                     TEXT NOT NULL,
  event_id                 TEXT NOT NULL,
  source                   TEXT NOT NULL DEFAULT 'webhook',
  person                   TEXT,
  timestamp                TEXT NOT NULL,
  received_at              TEXT NOT NULL,
  event_type               TEXT GENERATED ALWAYS AS (
    CASE metric
      WHEN 'cio_subscription_preferences_changed' THEN 'customer_subscription_preferences_changed'
      ELSE object_type || '_' || metric
    END) VIRTUAL,
  object_type              TEXT NOT NULL,
  metric                   TEXT NOT NULL,
  delivery_id              TEXT,
  campaign_id              BIGINT,
  broadcast_id             BIGINT,
  newsletter_id            BIGINT,
  transactional_message_id BIGINT,
  action_id                BIGINT,
  content_id               BIGINT,
  mailbox_provider         TEXT NOT NULL DEFAULT 'other',
  human                    BOOLEAN,
  href                     TEXT,
  failure_message          TEXT,
  UNIQUE (event_id, feed)
);
CREATE INDEX activity_by_person ON activity (person, feed, timestamp);

CREATE TABLE hourly_counts (
  hour                     TEXT NOT NULL,
  feed                     TEXT NOT NULL,
  object_type              TEXT NOT NULL,
  metric                   TEXT NOT NULL,
  campaign_id              BIGINT NOT NULL,
  broadcast_id             BIGINT NOT NULL,
  newsletter_id            BIGINT NOT NULL,
  transactional_message_id BIGINT NOT NULL,
  action_id                BIGINT NOT NULL,
  content_id               BIGINT NOT NULL,
  mailbox_provider         TEXT NOT NULL,
  events                   BIGINT NOT NULL DEFAULT 0,
  human                    BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,
               transactional_message_id, action_id, content_id, mailbox_provider)
) WITHOUT ROWID;

CREATE TABLE names (
  feed         TEXT NOT NULL,
  kind         TEXT NOT NULL,
  id           BIGINT NOT NULL,
  parent_id    BIGINT,
  name         TEXT,
  state        TEXT,
  refreshed_at TEXT NOT NULL,
  PRIMARY KEY (feed, kind, id)
);

CREATE TABLE dead_letters (
  id           BIGINT NOT NULL PRIMARY KEY,
  sink         TEXT NOT NULL,
  feed         TEXT NOT NULL,
  key          TEXT NOT NULL,
  source       TEXT NOT NULL,
  reason       TEXT NOT NULL,
  attempts     INTEGER NOT NULL,
  set_aside_at TEXT NOT NULL,
  state        TEXT NOT NULL,
  resolved_at  TEXT,
  received_at  TEXT NOT NULL,
  partition    INTEGER NOT NULL,
  log_offset   BIGINT NOT NULL,
  body         TEXT NOT NULL,
  body_bytes   BIGINT NOT NULL
);

CREATE TABLE quarantine (
  feed        TEXT NOT NULL,
  key         TEXT NOT NULL,
  source      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  detail      TEXT,
  received_at TEXT NOT NULL,
  partition   INTEGER NOT NULL,
  log_offset  BIGINT NOT NULL,
  body        TEXT NOT NULL,
  body_bytes  BIGINT NOT NULL,
  resolution  TEXT,
  resolved_at TEXT,
  PRIMARY KEY (feed, key)
);

CREATE TABLE positions (
  sink        TEXT NOT NULL,
  partition   INTEGER NOT NULL,
  epoch       BIGINT NOT NULL,
  log_id      TEXT NOT NULL,
  next_offset BIGINT NOT NULL,
  pending     TEXT NOT NULL,
  PRIMARY KEY (sink, partition)
);

CREATE TABLE bookkeeping (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
