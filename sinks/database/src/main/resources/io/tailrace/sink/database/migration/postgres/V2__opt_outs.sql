-- Every sign that somebody wants to hear no more of us, by channel and topic; why an address is
-- suppressed, and who lifted that; the phones and devices by which people are found.

ALTER TABLE suppressions ADD COLUMN cause TEXT COLLATE "C";

CREATE TABLE suppression_lifts (
  feed        TEXT COLLATE "C" NOT NULL,
  object_type TEXT COLLATE "C" NOT NULL,
  address     TEXT COLLATE "C" NOT NULL,
  lifted_at   TIMESTAMPTZ(0) NOT NULL,
  lifted_by   TEXT COLLATE "C" NOT NULL,
  why         TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (address, feed, object_type, lifted_at)
);

CREATE TABLE opt_outs (
  feed         TEXT COLLATE "C" NOT NULL,
  person       TEXT COLLATE "C" NOT NULL,
  object_type  TEXT COLLATE "C" NOT NULL,
  topic        TEXT COLLATE "C" NOT NULL,
  sign         TEXT COLLATE "C" NOT NULL,
  opted_out    BOOLEAN,
  changed_at   TIMESTAMPTZ(0),
  address      TEXT COLLATE "C",
  delivery_id  TEXT COLLATE "C",
  changed_from TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (person, feed, object_type, topic, sign)
);
CREATE INDEX opt_outs_by_address ON opt_outs (address, feed);

CREATE TABLE addresses (
  feed           TEXT COLLATE "C" NOT NULL,
  address        TEXT COLLATE "C" NOT NULL,
  object_type    TEXT COLLATE "C" NOT NULL,
  person         TEXT COLLATE "C" NOT NULL,
  first_event_at TIMESTAMPTZ(0) NOT NULL,
  last_event_at  TIMESTAMPTZ(0) NOT NULL,
  PRIMARY KEY (address, feed, object_type, person)
);

DROP VIEW do_not_contact;

CREATE VIEW do_not_contact AS
  SELECT s.feed, s.object_type, s.address, s.person, s.reason, s.since, s.last_event_at, s.cause
  FROM suppressions s
  WHERE NOT EXISTS (
    SELECT 1 FROM suppression_lifts l
    WHERE l.address = s.address AND l.feed = s.feed AND l.object_type = s.object_type
      AND l.lifted_at >= s.last_event_at)
UNION ALL
  SELECT p.feed, 'customer' COLLATE "C", lower(p.email_address), p.person, 'unsubscribed' COLLATE "C",
         p.subscription_changed_at, p.last_event_at, NULL
  FROM people p
  WHERE NOT p.subscribed
UNION ALL
  SELECT o.feed, o.object_type, o.address, o.person, 'unsubscribed' COLLATE "C", o.changed_at, o.changed_at,
         NULL
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
  SELECT o.feed, o.object_type, lower(p.email_address), o.person, 'preferences' COLLATE "C", o.changed_at,
         o.changed_at, NULL
  FROM opt_outs o JOIN people p ON p.person = o.person AND p.feed = o.feed
  WHERE o.sign = 'preferences' AND o.topic = '' AND o.opted_out AND o.object_type = 'email'
UNION ALL
  SELECT o.feed, o.object_type, o.address, o.person, 'preferences' COLLATE "C", o.changed_at, o.changed_at, NULL
  FROM opt_outs o
  WHERE o.sign = 'preferences' AND o.topic = '' AND o.opted_out AND o.object_type <> 'email';

CREATE VIEW topic_opt_outs AS
  SELECT o.feed, o.topic, o.object_type, lower(p.email_address) AS address, o.person,
         o.changed_at AS since
  FROM opt_outs o JOIN people p ON p.person = o.person AND p.feed = o.feed
  WHERE o.topic <> '' AND o.opted_out;
