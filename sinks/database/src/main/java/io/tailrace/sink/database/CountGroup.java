package io.tailrace.sink.database;

import java.util.List;

/**
 * How often something happened. Immutable.
 *
 * @param keys a value for each column that was asked for: a text, or a number of one with ids
 * @param human of {@code events}, those by no machine; of opens and clicks alone
 */
public record CountGroup(List<Object> keys, long events, long human) {
  public CountGroup {
    keys = List.copyOf(keys);
  }
}
