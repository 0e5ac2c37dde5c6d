package io.tailrace.customerio.appapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one address. Immutable, safe to share between threads.
 *
 * @param category null = not suppressed
 */
public record FoundSuppressions(@Nullable String category, List<Suppression> suppressions) {
  public FoundSuppressions {
    suppressions = List.copyOf(suppressions);
  }
}
