package io.tailrace.core.settings;

import java.util.Map;

/**
 * Records of settings that the one around them does not name: whoever puts a program together says
 * which, with {@link Section#with}. Immutable.
 */
public final class OtherSections {
  private final Map<Class<?>, Record> records;

  OtherSections(Map<Class<?>, Record> records) {
    this.records = Map.copyOf(records);
  }

  /**
   * The record of this class.
   *
   * @throws IllegalArgumentException it is not among them
   */
  public <R extends Record> R get(Class<R> type) {
    Record record = records.get(type);
    if (record == null) {
      throw new IllegalArgumentException(type.getName() + " is not among the settings here");
    }
    return type.cast(record);
  }

  @Override
  public String toString() {
    return records.values().toString();
  }
}
