package io.tailrace.sink.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of an open instance that follow what is found there: whether checkpoints merge row
 * groups, and how much of the disk queries may take. For the consumer's thread.
 */
final class Tuning {
  /** DuckDB reads 2,048 rows at once: of this many characters each, they fit by far. */
  private static final long SMALL = 2_000;

  private static final long SPILL_AT_MOST = 2L << 30;
  private static final Pattern LONGEST = Pattern.compile("Max String Length: (\\d+)");
  private static final String STATISTICS = "SELECT stats(data) FROM delivery_events LIMIT 1";

  private final DuckDbFile warehouse;
  private final DuckDbSettings settings;
  private final Map<String, String> now = new HashMap<>();
  private long longest;

  Tuning(DuckDbFile warehouse, DuckDbSettings settings) throws SQLException {
    this.warehouse = warehouse;
    this.settings = settings;
    warehouse.query(STATISTICS, row -> longest = longest(row.getString(1)));
  }

  /** Where the statistics do not say it, it may be anything. */
  private static long longest(String statistics) {
    Matcher length = LONGEST.matcher(String.valueOf(statistics));
    return length.find() ? Long.parseLong(length.group(1)) : Long.MAX_VALUE;
  }

  /** A row with so many characters was written. */
  void written(long characters) {
    longest = Math.max(longest, characters);
  }

  /** Whether row groups may be merged by their rows. */
  boolean rowsAreSmall() {
    return longest <= SMALL;
  }

  /** Sets what has changed. */
  void follow() throws SQLException {
    set("max_vacuum_tasks", rowsAreSmall() ? "100" : "0");
    set("max_temp_directory_size", spillLimit(settings));
  }

  private void set(String name, String value) throws SQLException {
    if (!value.equals(now.get(name))) {
      warehouse.run("SET GLOBAL " + name + " = " + value);
      now.put(name, value);
    }
  }

  /** What queries may write to the disk: never what the log needs to go on. */
  static String spillLimit(DuckDbSettings settings) {
    return "'" + (spill(settings) >> 20) + "MiB'";
  }

  private static long spill(DuckDbSettings settings) {
    try {
      long free = Files.getFileStore(settings.folder()).getUsableSpace();
      return Math.max(0, Math.min(SPILL_AT_MOST, free - settings.keptFree()));
    } catch (IOException e) {
      return 0;
    }
  }
}
