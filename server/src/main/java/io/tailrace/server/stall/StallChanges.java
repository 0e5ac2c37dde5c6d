package io.tailrace.server.stall;

import io.tailrace.operations.ledger.LateHour;
import io.tailrace.operations.ledger.Stall;
import io.tailrace.operations.ledger.StallLine;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of one feed the ledger does not know yet: the last state of each stall, and how many more
 * events came late within an hour. For one thread at a time.
 */
final class StallChanges {
  private final String feed;
  private final Map<Instant, StallLine> stalls = new LinkedHashMap<>();
  private final Map<Instant, LateHour> late = new LinkedHashMap<>();

  StallChanges(String feed) {
    this.feed = feed;
  }

  /**
   * What the ledger knows, to which hours are added. Immutable.
   *
   * @param late of the hour that begins then; null if nothing is known
   */
  record Known(Instant now, Function<Instant, @Nullable LateHour> late) {}

  void is(Stall stall) {
    stalls.put(stall.begin(), StallLine.of(stall));
  }

  void dismiss(Stall stall) {
    stalls.put(stall.begin(), StallLine.dismissed(stall));
  }

  void late(Instant happened, Instant at) {
    Instant hour = at.truncatedTo(ChronoUnit.HOURS);
    long seconds = Duration.between(happened, at).toSeconds();
    late.merge(hour, new LateHour(feed, hour, 1, seconds), LateHour::plus);
  }

  /**
   * Gives them away.
   *
   * @param heldBack a stall of which nobody shall know yet, if there is one
   */
  List<StallLine> take(Known known, @Nullable Stall heldBack) {
    List<StallLine> taken = new ArrayList<>();
    StallLine held = heldBack == null ? null : stalls.remove(heldBack.begin());
    taken.addAll(stalls.values());
    stalls.clear();
    if (heldBack != null && held != null) {
      stalls.put(heldBack.begin(), held);
    }
    for (LateHour more : late.values()) {
      LateHour before = known.late().apply(more.hour());
      taken.add(StallLine.of(before == null ? more : before.plus(more)));
    }
    late.clear();
    return taken;
  }
}
