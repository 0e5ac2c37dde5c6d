package io.tailrace.core.log;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How far a sink has come in one partition: every record before {@code offset} has had its effect
 * or is a dead letter, but for those at the {@code pending} offsets, which are still being retried.
 * Immutable.
 *
 * <p>Pending offsets are part of the position, and so of the sink's own transaction: records behind
 * a rejected one can go on without ever being written twice.
 *
 * @param logId the log that this position belongs to
 * @param offset the committed offset: the next to read
 * @param pending offsets before it whose records are not written yet, ascending
 */
public record Position(UUID logId, int partition, long offset, List<Long> pending) {

  public Position {
    pending = List.copyOf(pending);
  }

  /** At this offset, with nothing pending. */
  public static Position at(UUID logId, int partition, long offset) {
    return new Position(logId, partition, offset, List.of());
  }

  /**
   * With the pending offsets as {@link #pendingText} wrote them.
   *
   * @throws NumberFormatException if it did not
   */
  public static Position of(UUID logId, int partition, long offset, String pendingText) {
    List<Long> pending =
        pendingText.isEmpty()
            ? List.of()
            : Arrays.stream(pendingText.split(",", -1)).map(Long::valueOf).toList();
    return new Position(logId, partition, offset, pending);
  }

  /** The pending offsets as a text, for stores that have no lists. */
  public String pendingText() {
    return pending.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The lowest offset that is still needed. */
  public long floor() {
    return pending.isEmpty() ? offset : pending.get(0);
  }

  /** Past {@code newOffset}, keeping what is pending. */
  public Position advancedTo(long newOffset) {
    return new Position(logId, partition, newOffset, pending);
  }

  /** With more offsets pending. */
  public Position withPending(Collection<Long> offsets) {
    if (offsets.isEmpty()) {
      return this;
    }
    TreeSet<Long> all = new TreeSet<>(pending);
    all.addAll(offsets);
    return new Position(logId, partition, offset, List.copyOf(all));
  }

  /** With these no longer pending. */
  public Position without(Collection<Long> offsets) {
    TreeSet<Long> rest = new TreeSet<>(pending);
    rest.removeAll(offsets);
    return new Position(logId, partition, offset, List.copyOf(rest));
  }
}
