package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.Badge;
import io.tailrace.dashboard.component.DataTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why messages were refused. Immutable.
 *
 * @param sentence how many, and how many of them count against the list
 * @param causes the most frequent, told one by one
 * @param table all of them, in figures
 */
public record BounceSection(String sentence, List<Told> causes, DataTable table) {

  public BounceSection {
    causes = List.copyOf(causes);
  }

  /**
   * A cause as people are told of it.
   *
   * @param finding in a sentence: who refuses what, since when, how many
   * @param kind whether it passes by itself, or suppresses the address
   * @param counts how many, and their share
   * @param last when it was met last; null = not known
   * @param message the page of the latest message; null = the visitor may not see it
   * @param sample its failure message; empty = it had none
   */
  public record Told(
      String finding,
      Badge kind,
      String counts,
      @Nullable Instant last,
      String meaning,
      String mender,
      String link,
      @Nullable String message,
      String sample) {}
}
