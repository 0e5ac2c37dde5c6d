package io.tailrace.core.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the sinks still need of the log, and what they have lost for good. Safe for use by many
 * threads.
 */
public interface Pins {

  /**
   * By configured sink, where it stands in this partition; empty for one that has no position yet.
   * A sink that is not configured is not here and pins nothing.
   */
  Map<String, Optional<Position>> standings(int partition) throws LogUnavailableException;

  /** By configured sink, the lowest offset of this partition that it still needs; 0 for all. */
  default Map<String, Long> floors(int partition) throws LogUnavailableException {
    return standings(partition).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, each -> each.getValue().map(Position::floor).orElse(0L)));
  }

  /**
   * Writes down, durably, that a sink will not get these records from the log: before they are
   * deleted, or before the sink's position moves past them. The store gives it its number.
   */
  void lost(Gap gap) throws LogUnavailableException;

  /** The gaps written down so far, oldest first, open or not. */
  List<Gap> gaps() throws LogUnavailableException;

  /** Closes a gap, durably; false if there is none of this number, or it is closed already. */
  boolean acknowledge(long id, Gap.Noted noted) throws LogUnavailableException;
}
