-- Why messages were refused, by the hour; of each hour, cause and provider the first and the last
-- time, and what was said last. What the activity holds by now is read bit by bit, the latest
-- first, after the start: bounces_unread_to says how far down that is.

ALTER TABLE activity ADD COLUMN cause TEXT;

CREATE TABLE bounce_counts (
  hour                     TEXT NOT NULL,
  feed                     TEXT NOT NULL,
  object_type              TEXT NOT NULL,
  metric                   TEXT NOT NULL,
  cause                    TEXT NOT NULL,
  campaign_id              BIGINT NOT NULL,
  broadcast_id             BIGINT NOT NULL,
  newsletter_id            BIGINT NOT NULL,
  transactional_message_id BIGINT NOT NULL,
  action_id                BIGINT NOT NULL,
  content_id               BIGINT NOT NULL,
  mailbox_provider         TEXT NOT NULL,
  events                   BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, cause, campaign_id, broadcast_id, newsletter_id,
               transactional_message_id, action_id, content_id, mailbox_provider)
) WITHOUT ROWID;

CREATE TABLE bounce_samples (
  hour             TEXT NOT NULL,
  feed             TEXT NOT NULL,
  object_type      TEXT NOT NULL,
  metric           TEXT NOT NULL,
  cause            TEXT NOT NULL,
  mailbox_provider TEXT NOT NULL,
  first_event_at   TEXT NOT NULL,
  last_event_at    TEXT NOT NULL,
  last_event_from  TEXT NOT NULL,
  delivery_id      TEXT,
  failure_message  TEXT,
  PRIMARY KEY (hour, feed, object_type, metric, cause, mailbox_provider)
) WITHOUT ROWID;

INSERT INTO bookkeeping (name, value)
  SELECT 'bounces_unread_to', CAST(seq AS TEXT) FROM activity ORDER BY seq DESC LIMIT 1;
