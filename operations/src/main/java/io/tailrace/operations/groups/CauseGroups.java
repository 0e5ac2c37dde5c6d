package io.tailrace.operations.groups;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what was set aside into groups. For one thread. */
public final class CauseGroups {
  /** How many records one answer looks at: a page asks for it each time that it is opened. */
  public static final int MOST = 10_000;

  private final Map<List<String>, CauseGroup> groups = new LinkedHashMap<>();
  private int read;

  /**
   * The groups.
   *
   * @param groups the largest first
   * @param read how many records were looked at, the oldest first
   * @param more whether there are others, which are in no group
   */
  public record Answer(List<CauseGroup> groups, int read, boolean more) {}

  /** Takes one more; false if it is one too many. */
  public boolean add(GroupedRecord one) {
    if (read == MOST) {
      return false;
    }
    read++;
    String cause = ReasonPattern.of(one.reason());
    groups.merge(
        List.of(one.place(), cause),
        CauseGroup.of(one, cause),
        (known, ignored) -> known.with(one));
    return true;
  }

  /** All of them, the largest first. */
  public Answer answer(boolean more) {
    Comparator<CauseGroup> largest = Comparator.comparingLong(CauseGroup::count).reversed();
    List<CauseGroup> sorted =
        groups.values().stream()
            .sorted(largest.thenComparing(CauseGroup::place).thenComparing(CauseGroup::cause))
            .toList();
    return new Answer(sorted, read, more);
  }
}
