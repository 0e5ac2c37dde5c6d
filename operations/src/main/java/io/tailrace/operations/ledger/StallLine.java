package io.tailrace.operations.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger's file: something as it is now, in place of what an earlier line says of
 * it. Immutable.
 *
 * @param stall as it is now
 * @param dismissed one that was no stall after all
 * @param late the late events of an hour, all of them
 * @param begun when the first process began that kept this ledger
 */
public record StallLine(
    @Nullable Stall stall,
    @Nullable Stall dismissed,
    @Nullable LateHour late,
    @Nullable Instant begun) {

  public static StallLine of(Stall stall) {
    return new StallLine(stall, null, null, null);
  }

  public static StallLine dismissed(Stall stall) {
    return new StallLine(null, stall, null, null);
  }

  public static StallLine of(LateHour late) {
    return new StallLine(null, null, late, null);
  }

  public static StallLine begun(Instant at) {
    return new StallLine(null, null, null, at);
  }
}
