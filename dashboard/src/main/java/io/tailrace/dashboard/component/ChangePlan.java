package io.tailrace.dashboard.component;

import java.util.List;

/**
 * What a change would do, before it is done. Immutable.
 *
 * @param form the same with all its fields, which does it
 * @param count how many it is about
 * @param sentence what would happen
 * @param sample some of them, a line each
 * @param typeCount whether the count must be typed first, as {@code count}
 * @param ask a field that must be filled in, as in {@code why}; empty = none
 */
public record ChangePlan(
    ChangeForm form,
    long count,
    String sentence,
    List<String> sample,
    boolean typeCount,
    List<FilterField> ask) {

  public ChangePlan {
    sample = List.copyOf(sample);
    ask = List.copyOf(ask);
  }
}
