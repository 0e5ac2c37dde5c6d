package io.tailrace.sink.database;

import java.time.Duration;

/**
 * Where a query's answer ends. Immutable.
 *
 * @param time after which it is interrupted. Defaults to 30 s
 * @param rows how many it returns at most. Defaults to 10,000
 * @param cellCharacters how long one text may be; longer ones are cut. Defaults to 10,000
 */
public record SqlLimits(Duration time, int rows, int cellCharacters) {
  public static final SqlLimits DEFAULT = new SqlLimits(Duration.ofSeconds(30), 10_000, 10_000);

  /** How many characters an answer may have in all; it ends there. */
  static final long ANSWER_CHARACTERS = 16L << 20;
}
