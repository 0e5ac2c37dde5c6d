package io.tailrace.operations.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows. Immutable.
 *
 * @param stalls newest first
 * @param late hours with late events, newest first
 * @param since when this process began to watch; null where it receives nothing, or does not run
 */
public record StallHistory(List<Stall> stalls, List<LateHour> late, @Nullable Instant since) {
  public static final StallHistory EMPTY = new StallHistory(List.of(), List.of(), null);

  public StallHistory {
    stalls = List.copyOf(stalls);
    late = List.copyOf(late);
  }
}
