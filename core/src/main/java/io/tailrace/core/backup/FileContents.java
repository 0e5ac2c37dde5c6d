package io.tailrace.core.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of a backup holds. Immutable.
 *
 * @param format the version of its tables
 * @param positions how far those in it had come
 * @param counts how many rows are in it, by table
 * @param note as {@link KeptFile#note} would say
 */
public record FileContents(
    long format, List<KeptPosition> positions, Map<String, Long> counts, String note) {
  public FileContents {
    positions = List.copyOf(positions);
    counts = new LinkedHashMap<>(counts);
  }
}
