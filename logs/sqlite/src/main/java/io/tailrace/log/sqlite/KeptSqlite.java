package io.tailrace.log.sqlite;

import io.tailrace.core.backup.KeptFile;
import io.tailrace.core.sqlite.SqliteKept;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a backup asks {@code log.db} and {@code consumers.db}, and a restore changes. Stateless. */
final class KeptSqlite {
  private static final String FORMAT = "PRAGMA user_version";

  /** Which replays were under way, which had been asked for, and which letter changed last. */
  private static final String NOTE =
      """
      SELECT json_object(
        'replay', (SELECT coalesce(max(id), 0) FROM replays),
        'change', (SELECT coalesce(max(change), 0) FROM dead_letters),
        'replays', json((SELECT json_group_object(id, next) FROM replays WHERE next < until)))
      """;

  /**
   * The store is copied after the sinks, so that no dead letter is missed that one of them has
   * passed. What was written to them in between by a replay, its copy has as done and theirs lack:
   * that is done once more, which doubles nothing in them.
   */
  private static final SqliteKept.OfSinks OF_SINKS =
      new SqliteKept.OfSinks(
          NOTE,
          List.of(
              "UPDATE positions SET offset = min(offset, ?4) WHERE sink = ?2 AND partition = ?3",
              """
              UPDATE replays SET next = min(next, coalesce(
                (SELECT value FROM json_each(?1, '$.replays') WHERE key = replays.id), next))
              WHERE sink = ?2 AND partition = ?3""",
              """
              UPDATE replays SET next = 1
              WHERE sink = ?2 AND partition = ?3 AND id > json_extract(?1, '$.replay')""",
              """
              UPDATE dead_letters SET state = 'REPLAY_REQUESTED', resolved_at = NULL,
                change = id + (SELECT max(change) FROM dead_letters)
              WHERE sink = ?2 AND partition = ?3 AND state = 'REPLAYED'
                AND change > json_extract(?1, '$.change')"""));

  private KeptSqlite() {}

  static KeptFile log(Path folder) {
    long format = LogSchema.with(new UUID(0, 0), Instant.EPOCH).format();
    return new SqliteKept(
        SqliteLogSettings.in(folder).file(),
        format,
        new SqliteKept.Queries(
            FORMAT,
            "SELECT 'log', 0, log_id, (" + Offsets.END + ") FROM meta",
            List.of("ids"),
            List.of("UPDATE meta SET log_id = ?1 WHERE log_id = ?2"),
            SqliteKept.OfSinks.NOTHING));
  }

  /** Of sinks with transactions it only notes how far they had come. */
  static KeptFile store(Path folder) {
    return new SqliteKept(
        SqliteConsumerStore.file(folder),
        StoreSchema.SCHEMA.format(),
        new SqliteKept.Queries(
            FORMAT,
            "SELECT sink, partition, log_id, offset FROM positions",
            List.of("dead_letters", "gaps"),
            List.of(
                "UPDATE positions SET log_id = ?1 WHERE log_id = ?2",
                "UPDATE notes SET text = replace(text, ?2, ?1)"),
            OF_SINKS));
  }
}
