package io.tailrace.core.backup;

import java.util.List;
import java.util.UUID;

/**
 * The new id of a log that is restored. Offsets past its end are given a second time, so a position
 * from after the backup must not be taken for one of the restored log. Immutable.
 *
 * @param from the id in the backup
 * @param to the id from now on
 * @param sinks where the sinks stand that are restored with it
 */
public record Renewal(UUID from, UUID to, List<KeptPosition> sinks) {
  public Renewal {
    sinks = List.copyOf(sinks);
  }
}
