package io.tailrace.operations.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a text is, or is the beginning of. Immutable.
 *
 * @param q as asked for
 * @param hits those that go by exactly this first
 * @param more whether some were left out
 */
public record SearchReport(String q, List<Hit> hits, boolean more) {

  /**
   * One thing that was found.
   *
   * @param kind {@code event}, {@code message}, {@code person}, {@code address} (of nobody that we
   *     know), {@code campaign}, {@code broadcast}, {@code newsletter} or {@code transactional}
   * @param feed that it is of
   * @param id by which it is asked for
   * @param title what people know it by
   * @param detail what else tells it from others
   * @param at its last event, if it has one
   * @param exact whether it goes by exactly what was asked
   */
  public record Hit(
      String kind,
      String feed,
      String id,
      String title,
      @Nullable String detail,
      @Nullable Instant at,
      boolean exact) {}
}
