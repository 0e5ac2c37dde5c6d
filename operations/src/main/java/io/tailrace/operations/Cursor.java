package io.tailrace.operations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The next offset to read of each partition. Immutable. */
public record Cursor(List<Long> offsets) {

  public Cursor {
    offsets = List.copyOf(offsets);
  }

  /** The reverse of {@link #text}. */
  @JsonCreator
  public static Cursor of(String text) throws OperationException {
    try {
      return new Cursor(Stream.of(text.split(",")).map(Long::parseLong).toList());
    } catch (NumberFormatException e) {
      throw OperationException.wrongRequest("'" + text + "' is not a cursor; begin without one.");
    }
  }

  /** As clients pass it back: {@code 4711}, or {@code 4711,815} for two partitions. */
  @JsonValue
  public String text() {
    return offsets.stream().map(Object::toString).collect(Collectors.joining(","));
  }

  /** Of a partition. */
  public long offset(int partition) {
    return offsets.get(partition);
  }

  /**
   * Fails for a cursor of a log that has other partitions.
   *
   * @throws OperationException the message is for people
   */
  public void requirePartitions(int partitions) throws OperationException {
    if (offsets.size() != partitions) {
      throw OperationException.wrongRequest(
          "The cursor '" + text() + "' is of another log; begin without one.");
    }
  }
}
