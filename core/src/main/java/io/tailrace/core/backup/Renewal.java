package io.tailrace.core.backup;

import java.util.List;
import java.util.UUID;

/**
 * The new id of a log that is restored. Offsets past its end are given a second time, so a position
 * from after the backup must not be taken for one of the restored log. Immutable.
 *
 * @param from the id in the backup
 * @param to the id from now on
 * @param sinks where the sinks stand whose files are restored with it
 * @param note what the file itself noted before they were copied
 */
public record Renewal(UUID from, UUID to, List<KeptPosition> sinks, String note) {
  public Renewal {
    sinks = List.copyOf(sinks);
  }

  /** For a file that noted this. */
  public Renewal with(String noted) {
    return new Renewal(from, to, sinks, noted);
  }
}
