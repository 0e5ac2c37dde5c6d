-- The columns are explained in README.md. An event's times have whole seconds, ours milliseconds. A
-- column whose name ends in _from holds the event that its neighbours come from: its time, and its
-- event_id. Keys begin with what people look for, so that a search works without the feed too. All
-- text is compared by its bytes ("C"), as it is when a batch is folded before it is written: it must
-- not depend on a locale which of two texts is the greater.

DO $$ BEGIN
  IF current_setting('server_encoding') <> 'UTF8' THEN
    RAISE EXCEPTION 'this database''s encoding is %, and must be UTF8', current_setting('server_encoding');
  END IF;
END $$;

CREATE TABLE people (
  feed                    TEXT COLLATE "C" NOT NULL,
  person                  TEXT COLLATE "C" NOT NULL,
  cio_id                  TEXT COLLATE "C",
  customer_id             TEXT COLLATE "C",
  email_address           TEXT COLLATE "C",
  subscribed              BOOLEAN,
  subscription_changed_at TIMESTAMPTZ(0),
  preferences             TEXT COLLATE "C",
  preferences_changed_at  TIMESTAMPTZ(0),
  first_event_at          TIMESTAMPTZ(0) NOT NULL,
  last_event_at           TIMESTAMPTZ(0) NOT NULL,
  customer_id_from        TEXT COLLATE "C",
  email_address_from      TEXT COLLATE "C",
  subscription_from       TEXT COLLATE "C",
  preferences_from        TEXT COLLATE "C",
  PRIMARY KEY (person, feed)
) WITH (fillfactor = 80);
CREATE INDEX people_by_customer_id ON people (customer_id, feed);
CREATE INDEX people_by_email_address ON people (lower(email_address), feed);

CREATE TABLE deliveries (
  seq                      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed                     TEXT COLLATE "C" NOT NULL,
  delivery_id              TEXT COLLATE "C" NOT NULL,
  object_type              TEXT COLLATE "C" NOT NULL,
  status                   TEXT COLLATE "C" GENERATED ALWAYS AS (
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
    END) STORED,
  person                   TEXT COLLATE "C",
  person_kind              TEXT COLLATE "C",
  recipient                TEXT COLLATE "C",
  campaign_id              BIGINT,
  broadcast_id             BIGINT,
  newsletter_id            BIGINT,
  transactional_message_id BIGINT,
  action_id                BIGINT,
  parent_action_id         BIGINT,
  content_id               BIGINT,
  trigger_id               BIGINT,
  journey_id               TEXT COLLATE "C",
  trigger_event_id         TEXT COLLATE "C",
  subject                  TEXT COLLATE "C",
  failure_message          TEXT COLLATE "C",
  opens                    BIGINT NOT NULL DEFAULT 0,
  human_opens              BIGINT NOT NULL DEFAULT 0,
  clicks                   BIGINT NOT NULL DEFAULT 0,
  human_clicks             BIGINT NOT NULL DEFAULT 0,
  drafted_at               TIMESTAMPTZ(0),
  attempted_at             TIMESTAMPTZ(0),
  deferred_at              TIMESTAMPTZ(0),
  sent_at                  TIMESTAMPTZ(0),
  delivered_at             TIMESTAMPTZ(0),
  opened_at                TIMESTAMPTZ(0),
  human_opened_at          TIMESTAMPTZ(0),
  clicked_at               TIMESTAMPTZ(0),
  human_clicked_at         TIMESTAMPTZ(0),
  converted_at             TIMESTAMPTZ(0),
  replied_at               TIMESTAMPTZ(0),
  unsubscribed_at          TIMESTAMPTZ(0),
  spammed_at               TIMESTAMPTZ(0),
  undeliverable_at         TIMESTAMPTZ(0),
  failed_at                TIMESTAMPTZ(0),
  dropped_at               TIMESTAMPTZ(0),
  bounced_at               TIMESTAMPTZ(0),
  first_event_at           TIMESTAMPTZ(0) NOT NULL,
  last_event_at            TIMESTAMPTZ(0) NOT NULL,
  subject_from             TEXT COLLATE "C",
  failure_message_from     TEXT COLLATE "C",
  received_metrics         BIGINT NOT NULL DEFAULT 0,
  UNIQUE (delivery_id, feed)
) WITH (fillfactor = 70);
CREATE INDEX deliveries_by_person ON deliveries (person, feed);

CREATE TABLE suppressions (
  feed            TEXT COLLATE "C" NOT NULL,
  object_type     TEXT COLLATE "C" NOT NULL,
  address         TEXT COLLATE "C" NOT NULL,
  reason          TEXT COLLATE "C" NOT NULL,
  since           TIMESTAMPTZ(0) NOT NULL,
  last_event_at   TIMESTAMPTZ(0) NOT NULL,
  person          TEXT COLLATE "C",
  delivery_id     TEXT COLLATE "C",
  failure_message TEXT COLLATE "C",
  last_event_from TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (address, feed, object_type, reason)
);
CREATE INDEX suppressions_by_person ON suppressions (person, feed);

CREATE VIEW do_not_contact AS
  SELECT feed, object_type, address, person, reason, since, last_event_at
  FROM suppressions
UNION ALL
  SELECT feed, 'customer' COLLATE "C", lower(email_address), person, 'unsubscribed' COLLATE "C",
         subscription_changed_at, last_event_at
  FROM people
  WHERE NOT subscribed;

CREATE TABLE activity (
  seq                      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  feed                     TEXT COLLATE "C" NOT NULL,
  event_id                 TEXT COLLATE "C" NOT NULL,
  source                   TEXT COLLATE "C" NOT NULL DEFAULT 'webhook',
  person                   TEXT COLLATE "C",
  timestamp                TIMESTAMPTZ(0) NOT NULL,
  received_at              TIMESTAMPTZ(3) NOT NULL,
  event_type               TEXT COLLATE "C" GENERATED ALWAYS AS (
    CASE metric
      WHEN 'cio_subscription_preferences_changed' THEN 'customer_subscription_preferences_changed'
      ELSE object_type || '_' || metric
    END) STORED,
  object_type              TEXT COLLATE "C" NOT NULL,
  metric                   TEXT COLLATE "C" NOT NULL,
  delivery_id              TEXT COLLATE "C",
  campaign_id              BIGINT,
  broadcast_id             BIGINT,
  newsletter_id            BIGINT,
  transactional_message_id BIGINT,
  action_id                BIGINT,
  content_id               BIGINT,
  mailbox_provider         TEXT COLLATE "C" NOT NULL DEFAULT 'other',
  human                    BOOLEAN,
  href                     TEXT COLLATE "C",
  failure_message          TEXT COLLATE "C",
  UNIQUE (event_id, feed)
);
CREATE INDEX activity_by_person ON activity (person, feed, timestamp);

CREATE TABLE hourly_counts (
  hour                     TIMESTAMPTZ(0) NOT NULL,
  feed                     TEXT COLLATE "C" NOT NULL,
  object_type              TEXT COLLATE "C" NOT NULL,
  metric                   TEXT COLLATE "C" NOT NULL,
  campaign_id              BIGINT NOT NULL,
  broadcast_id             BIGINT NOT NULL,
  newsletter_id            BIGINT NOT NULL,
  transactional_message_id BIGINT NOT NULL,
  action_id                BIGINT NOT NULL,
  content_id               BIGINT NOT NULL,
  mailbox_provider         TEXT COLLATE "C" NOT NULL,
  events                   BIGINT NOT NULL DEFAULT 0,
  human                    BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,
               transactional_message_id, action_id, content_id, mailbox_provider)
) WITH (fillfactor = 70);

CREATE TABLE names (
  feed         TEXT COLLATE "C" NOT NULL,
  kind         TEXT COLLATE "C" NOT NULL,
  id           BIGINT NOT NULL,
  parent_id    BIGINT,
  name         TEXT COLLATE "C",
  state        TEXT COLLATE "C",
  refreshed_at TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (feed, kind, id)
);

CREATE TABLE dead_letters (
  id           BIGINT NOT NULL PRIMARY KEY,
  sink         TEXT COLLATE "C" NOT NULL,
  feed         TEXT COLLATE "C" NOT NULL,
  key          TEXT COLLATE "C" NOT NULL,
  source       TEXT COLLATE "C" NOT NULL,
  reason       TEXT COLLATE "C" NOT NULL,
  attempts     BIGINT NOT NULL,
  set_aside_at TIMESTAMPTZ(3) NOT NULL,
  state        TEXT COLLATE "C" NOT NULL,
  resolved_at  TIMESTAMPTZ(3),
  received_at  TIMESTAMPTZ(3) NOT NULL,
  partition    BIGINT NOT NULL,
  log_offset   BIGINT NOT NULL,
  body         TEXT COLLATE "C" NOT NULL,
  body_bytes   BIGINT NOT NULL
);

CREATE TABLE quarantine (
  feed        TEXT COLLATE "C" NOT NULL,
  key         TEXT COLLATE "C" NOT NULL,
  source      TEXT COLLATE "C" NOT NULL,
  reason      TEXT COLLATE "C" NOT NULL,
  detail      TEXT COLLATE "C",
  received_at TIMESTAMPTZ(3) NOT NULL,
  partition   BIGINT NOT NULL,
  log_offset  BIGINT NOT NULL,
  body        TEXT COLLATE "C" NOT NULL,
  body_bytes  BIGINT NOT NULL,
  resolution  TEXT COLLATE "C",
  resolved_at TIMESTAMPTZ(3),
  PRIMARY KEY (feed, key)
);

CREATE TABLE positions (
  sink        TEXT COLLATE "C" NOT NULL,
  partition   BIGINT NOT NULL,
  epoch       BIGINT NOT NULL,
  log_id      TEXT COLLATE "C" NOT NULL,
  next_offset BIGINT NOT NULL,
  pending     TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sink, partition)
);

CREATE TABLE bookkeeping (
  name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  value TEXT COLLATE "C" NOT NULL
);
