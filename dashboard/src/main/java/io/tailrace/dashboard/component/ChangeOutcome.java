package io.tailrace.dashboard.component;

import java.util.List;

/**
 * What a change did. Immutable.
 *
 * @param sentence what was done, and what happens next
 * @param lines of each that failed; may be none
 */
public record ChangeOutcome(Tone tone, String sentence, List<String> lines) {
  public ChangeOutcome {
    lines = List.copyOf(lines);
  }
}
