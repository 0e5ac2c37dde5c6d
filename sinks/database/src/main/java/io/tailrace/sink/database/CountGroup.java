package io.tailrace.sink.database;

import java.util.List;

/**
 * How often something happened. Immutable.
 *
 * @param keys a value for each column that was asked for: a text, or a number of one with ids
 * @param human of {@code events}, those by no machine; of opens and clicks alone
 * @param gmail of {@code events}, those at Gmail
 */
public record CountGroup(List<Object> keys, long events, long human, long gmail) {
  public CountGroup {
    keys = List.copyOf(keys);
  }
}
