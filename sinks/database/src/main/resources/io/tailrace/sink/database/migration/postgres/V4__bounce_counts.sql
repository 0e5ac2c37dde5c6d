-- Why messages were refused, by the hour; of each hour, cause and provider the first and the last
-- time, and what was said last. What the activity holds by now is read bit by bit, the latest
-- first, after the start: bounces_unread_to says how far down that is.

ALTER TABLE activity ADD COLUMN cause TEXT COLLATE "C";

CREATE TABLE bounce_counts (
  hour                     TIMESTAMPTZ(0) NOT NULL,
  feed                     TEXT COLLATE "C" NOT NULL,
  object_type              TEXT COLLATE "C" NOT NULL,
  metric                   TEXT COLLATE "C" NOT NULL,
  cause                    TEXT COLLATE "C" NOT NULL,
  campaign_id              BIGINT NOT NULL,
  broadcast_id             BIGINT NOT NULL,
  newsletter_id            BIGINT NOT NULL,
  transactional_message_id BIGINT NOT NULL,
  action_id                BIGINT NOT NULL,
  content_id               BIGINT NOT NULL,
  mailbox_provider         TEXT COLLATE "C" NOT NULL,
  events                   BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, cause, campaign_id, broadcast_id, newsletter_id,
               transactional_message_id, action_id, content_id, mailbox_provider)
) WITH (fillfactor = 70);

CREATE TABLE bounce_samples (
  hour             TIMESTAMPTZ(0) NOT NULL,
  feed             TEXT COLLATE "C" NOT NULL,
  object_type      TEXT COLLATE "C" NOT NULL,
  metric           TEXT COLLATE "C" NOT NULL,
  cause            TEXT COLLATE "C" NOT NULL,
  mailbox_provider TEXT COLLATE "C" NOT NULL,
  first_event_at   TIMESTAMPTZ(0) NOT NULL,
  last_event_at    TIMESTAMPTZ(0) NOT NULL,
  last_event_from  TEXT COLLATE "C" NOT NULL,
  delivery_id      TEXT COLLATE "C",
  failure_message  TEXT COLLATE "C",
  PRIMARY KEY (hour, feed, object_type, metric, cause, mailbox_provider)
) WITH (fillfactor = 70);

INSERT INTO bookkeeping (name, value)
  SELECT 'bounces_unread_to', CAST(seq AS TEXT) FROM activity ORDER BY seq DESC LIMIT 1;
