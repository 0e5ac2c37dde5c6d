package io.tailrace.log.sqlite;

import java.util.List;

/** The tables of {@code consumers.db}. All times are milliseconds, UTC. Stateless. */
final class StoreSchema {
  private static final int APPLICATION_ID = 0x5452434F; // "TRCO"

  private static final String MARKS =
      """
      CREATE TABLE marks (
        sink TEXT NOT NULL,
        partition INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        times INTEGER NOT NULL,         -- how many processes ended with it in hand
        PRIMARY KEY (sink, partition, offset)
      ) WITHOUT ROWID""";

  private static final String GAP_CAUSE =
      "ALTER TABLE gaps ADD COLUMN cause TEXT NOT NULL DEFAULT 'retention'";

  /** Null while nobody has acknowledged it. */
  private static final String NOTED_BY = "ALTER TABLE gaps ADD COLUMN noted_by TEXT";

  private static final String NOTED_AT = "ALTER TABLE gaps ADD COLUMN noted_at INTEGER";

  static final SqliteSchema SCHEMA =
      new SqliteSchema(
          APPLICATION_ID,
          List.of(
              """
              CREATE TABLE positions (
                sink TEXT NOT NULL,
                partition INTEGER NOT NULL,
                epoch INTEGER NOT NULL,         -- of the owner that committed it
                log_id TEXT NOT NULL,
                offset INTEGER NOT NULL,
                pending TEXT NOT NULL,          -- offsets before it, ascending, comma between
                PRIMARY KEY (sink, partition)
              ) WITHOUT ROWID""",
              """
              CREATE TABLE notes (
                sink TEXT NOT NULL,
                partition INTEGER NOT NULL,
                epoch INTEGER NOT NULL,         -- of the owner that set it
                text TEXT NOT NULL,
                PRIMARY KEY (sink, partition)
              ) WITHOUT ROWID""",
              """
              CREATE TABLE dead_letters (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                change INTEGER NOT NULL UNIQUE, -- grows with every change of any row
                sink TEXT NOT NULL,
                partition INTEGER NOT NULL,
                offset INTEGER NOT NULL,
                feed TEXT NOT NULL,
                event_id TEXT NOT NULL,
                kind TEXT NOT NULL,
                source TEXT NOT NULL,
                reason_code TEXT,               -- why it is in quarantine, if it is
                reason_detail TEXT,
                received_at INTEGER NOT NULL,
                replaces_backfill INTEGER NOT NULL, -- 1 if an event was backfilled in its place
                body BLOB NOT NULL,
                reason TEXT NOT NULL,           -- the sink's words
                attempts INTEGER NOT NULL,
                at INTEGER NOT NULL,
                state TEXT NOT NULL,
                resolved_at INTEGER,
                UNIQUE (feed, event_id, sink, partition, offset)
              )""",
              """
              CREATE INDEX unresolved ON dead_letters (sink, id)
              WHERE state IN ('DEAD', 'REPLAY_REQUESTED')""",
              """
              CREATE INDEX requested ON dead_letters (sink, partition, id)
              WHERE state = 'REPLAY_REQUESTED'""",
              """
              CREATE TABLE replays (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                sink TEXT NOT NULL,
                partition INTEGER NOT NULL,
                next INTEGER NOT NULL,
                until INTEGER NOT NULL
              )""",
              """
              CREATE TABLE gaps (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                sink TEXT NOT NULL,
                partition INTEGER NOT NULL,
                start INTEGER NOT NULL,
                until INTEGER NOT NULL,
                records INTEGER NOT NULL,
                at INTEGER NOT NULL
              )""",
              """
              CREATE TABLE runs (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                epoch INTEGER NOT NULL,
                running INTEGER NOT NULL
              )""",
              MARKS,
              GAP_CAUSE,
              NOTED_BY,
              NOTED_AT,
              "INSERT INTO runs VALUES (1, 0, 0)"),
          List.of(List.of("DROP TABLE marks", MARKS), List.of(GAP_CAUSE, NOTED_BY, NOTED_AT)));

  private StoreSchema() {}
}
