package io.tailrace.dashboard.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change did. Immutable.
 *
 * @param sentence what was done, and what happens next
 * @param lines of each that failed; may be none
 * @param count how many it was done to, as the audit keeps it; null where that is no question
 */
public record ChangeOutcome(Tone tone, String sentence, List<String> lines, @Nullable Long count) {
  public ChangeOutcome {
    lines = List.copyOf(lines);
  }

  public ChangeOutcome(Tone tone, String sentence, List<String> lines) {
    this(tone, sentence, lines, null);
  }

  /** The same, done to so many. */
  public ChangeOutcome of(long done) {
    return new ChangeOutcome(tone, sentence, lines, done);
  }
}
