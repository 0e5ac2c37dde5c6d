package io.tailrace.log.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The tables of {@code log.db}. Stateless.
 *
 * <p>{@code ids} remembers each key under the offset that it was given; {@code records} holds what
 * was received, under the same offset, until retention takes it. The next offset is one past the
 * last id, or {@code ids_swept_to} when all ids are gone, so none is given twice. Keys are indexed
 * as received: ids that are ordered by time then all go to the same few pages.
 */
final class LogSchema {
  private static final int APPLICATION_ID = 0x54524C47; // "TRLG"
  private static final List<String> TABLES =
      List.of(
          """
            CREATE TABLE meta (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              log_id TEXT NOT NULL,
              made_at INTEGER NOT NULL,       -- milliseconds, UTC; so are all times here
              swept_to INTEGER NOT NULL,      -- before it, only unresolved quarantine is left of records
              ids_swept_to INTEGER NOT NULL,  -- before it, ids are left only where a record is
              backfilled_at INTEGER NOT NULL  -- when an event was backfilled last; 0 = never
            )""",
          """
            CREATE TABLE ids (
              offset INTEGER PRIMARY KEY,
              feed TEXT NOT NULL,
              event_id TEXT NOT NULL,
              fingerprint INTEGER NOT NULL,
              received_at INTEGER NOT NULL,
              UNIQUE (feed, event_id)
            )""",
          """
            CREATE TABLE records (
              offset INTEGER PRIMARY KEY,
              kind INTEGER NOT NULL,          -- 0 event, 1 quarantined, 2 event in place of a backfilled one
              source INTEGER NOT NULL,        -- 0 webhook, 1 backfill, 2 demo
              received_at INTEGER NOT NULL,
              reason_code TEXT,
              reason_detail TEXT,
              resolution TEXT,                -- of a quarantined one that was dealt with
              resolved_at INTEGER,
              body BLOB NOT NULL
            )""",
          """
            CREATE INDEX unresolved ON records (offset)
            WHERE kind = 1 AND resolution IS NULL""",
          """
            CREATE VIEW kept AS
            SELECT offset, feed, event_id,
              CASE kind WHEN 1 THEN 'quarantined' ELSE 'event' END AS kind,
              CASE source WHEN 0 THEN 'webhook' WHEN 1 THEN 'backfill' ELSE 'demo' END AS source,
              datetime(records.received_at / 1000, 'unixepoch') AS received_at,
              reason_code, CAST(body AS TEXT) AS body
            FROM records JOIN ids USING (offset)""");

  static final int KIND_EVENT = 0;
  static final int KIND_QUARANTINED = 1;
  static final int KIND_REPLACING = 2;

  private LogSchema() {}

  /** For a log that is given this id if it has to be made. */
  static SqliteSchema with(UUID logId, Instant now) {
    List<String> statements = new ArrayList<>(TABLES);
    statements.add(
        "INSERT INTO meta VALUES (1, '%s', %s, 1, 1, 0)".formatted(logId, now.toEpochMilli()));
    return new SqliteSchema(APPLICATION_ID, statements, List.of());
  }
}
