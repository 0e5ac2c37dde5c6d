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
            ""));
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
            "UPDATE positions SET offset = min(offset, ?) WHERE sink = ? AND partition = ?"));
  }
}
