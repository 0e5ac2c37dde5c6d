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
  SELECT 'bounces_unread_to', CAST(latest AS TEXT)
  FROM (SELECT max(seq) AS latest FROM activity) AS activity_so_far
  WHERE latest IS NOT NULL;

-- The same as hourly_counts with fewer rows, for what charts and tables ask most: without sources,
-- and without providers, actions and contents (but how many of the events were at Gmail).
CREATE TABLE provider_counts (
  hour             TEXT NOT NULL,
  feed             TEXT NOT NULL,
  object_type      TEXT NOT NULL,
  metric           TEXT NOT NULL,
  mailbox_provider TEXT NOT NULL,
  events           BIGINT NOT NULL DEFAULT 0,
  human            BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, mailbox_provider)
) WITHOUT ROWID;

CREATE TABLE source_counts (
  hour                     TEXT NOT NULL,
  feed                     TEXT NOT NULL,
  object_type              TEXT NOT NULL,
  metric                   TEXT NOT NULL,
  campaign_id              BIGINT NOT NULL,
  broadcast_id             BIGINT NOT NULL,
  newsletter_id            BIGINT NOT NULL,
  transactional_message_id BIGINT NOT NULL,
  events                   BIGINT NOT NULL DEFAULT 0,
  human                    BIGINT NOT NULL DEFAULT 0,
  gmail                    BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,
               transactional_message_id)
) WITHOUT ROWID;

INSERT INTO provider_counts
  SELECT hour, feed, object_type, metric, mailbox_provider, sum(events), sum(human)
  FROM hourly_counts
  GROUP BY hour, feed, object_type, metric, mailbox_provider;

INSERT INTO source_counts
  SELECT hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,
         transactional_message_id, sum(events), sum(human),
         sum(CASE WHEN mailbox_provider = 'gmail' THEN events ELSE 0 END)
  FROM hourly_counts
  GROUP BY hour, feed, object_type, metric, campaign_id, broadcast_id, newsletter_id,
           transactional_message_id;

-- With the event that says so: it stands behind the time, and the word, of what was compared.
DROP VIEW do_not_contact;

CREATE VIEW do_not_contact AS
  SELECT s.feed, s.object_type, s.address, s.person, s.reason, s.since, s.last_event_at, s.cause,
         nullif(substr(s.last_event_from, 22), '') AS event_id
  FROM suppressions s
  WHERE NOT EXISTS (
    SELECT 1 FROM suppression_lifts l
    WHERE l.address = s.address AND l.feed = s.feed AND l.object_type = s.object_type
      AND l.lifted_at >= s.last_event_at)
UNION ALL
  SELECT p.feed, 'customer', lower(p.email_address), p.person, 'unsubscribed',
         p.subscription_changed_at, p.last_event_at, NULL,
         nullif(substr(p.subscription_from, 35), '')
  FROM people p
  WHERE NOT p.subscribed
UNION ALL
  SELECT o.feed, o.object_type, o.address, o.person, 'unsubscribed', o.changed_at, o.changed_at, NULL,
         nullif(substr(o.changed_from, 35), '')
  FROM opt_outs o
  WHERE o.sign = 'message' AND o.opted_out
    AND NOT EXISTS (
      SELECT 1 FROM people p
      WHERE p.person = o.person AND p.feed = o.feed AND p.subscribed
        AND p.subscription_changed_at > o.changed_at)
    AND NOT EXISTS (
      SELECT 1 FROM opt_outs later
      WHERE later.person = o.person AND later.feed = o.feed
        AND later.object_type = o.object_type AND later.topic = ''
        AND later.sign = 'preferences' AND NOT later.opted_out
        AND later.changed_at > o.changed_at)
UNION ALL
  SELECT o.feed, o.object_type, lower(p.email_address), o.person, 'preferences', o.changed_at,
         o.changed_at, NULL,
         nullif(substr(o.changed_from, 35), '')
  FROM opt_outs o JOIN people p ON p.person = o.person AND p.feed = o.feed
  WHERE o.sign = 'preferences' AND o.topic = '' AND o.opted_out AND o.object_type = 'email'
UNION ALL
  SELECT o.feed, o.object_type, o.address, o.person, 'preferences', o.changed_at, o.changed_at, NULL,
         nullif(substr(o.changed_from, 35), '')
  FROM opt_outs o
  WHERE o.sign = 'preferences' AND o.topic = '' AND o.opted_out AND o.object_type <> 'email';
