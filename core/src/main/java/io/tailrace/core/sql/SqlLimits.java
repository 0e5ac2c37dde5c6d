package io.tailrace.core.sql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a query's answer ends. Immutable.
 *
 * @param time after which it is interrupted. Defaults to 30 s
 * @param rows how many it returns at most. Defaults to 10,000
 * @param cellCharacters how long one text may be; longer ones are cut, and say so. Defaults to
 *     10,000
 * @param characters how many all rows may have together, about. Defaults to 8 million
 * @param taker gets the rows one by one; null = they are collected in the result
 */
public record SqlLimits(
    Duration time, int rows, int cellCharacters, long characters, @Nullable RowTaker taker) {
  public static final SqlLimits DEFAULT =
      new SqlLimits(Duration.ofSeconds(30), 10_000, 10_000, 8_000_000);

  /** Where the rows are collected. */
  public SqlLimits(Duration time, int rows, int cellCharacters, long characters) {
    this(time, rows, cellCharacters, characters, null);
  }

  /** All rows and all of each, one by one, within this time. */
  public static SqlLimits streaming(Duration time, RowTaker taker) {
    return new SqlLimits(time, Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE, taker);
  }

  /** The defaults, but for these two. */
  public static SqlLimits of(Duration time, int rows) {
    return new SqlLimits(time, rows, DEFAULT.cellCharacters, DEFAULT.characters);
  }
}
