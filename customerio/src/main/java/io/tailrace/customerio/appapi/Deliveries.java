package io.tailrace.customerio.appapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of all messages of a workspace. Immutable, safe to share between threads.
 *
 * @param series the sum
 * @param summed how many campaigns, broadcasts, newsletters and transactional messages are in it
 * @param notSummed which are not, and why
 */
public record Deliveries(Series series, int summed, List<NotSummed> notSummed) {
  /** What no sum can hold, since the API lists it no more. */
  public static final String LIMITATION =
      "Messages of campaigns, broadcasts and newsletters that were deleted since are not in the"
          + " sum.";

  public Deliveries {
    notSummed = List.copyOf(notSummed);
  }

  /**
   * Something that the sum lacks. Immutable.
   *
   * @param name null = it has none
   * @param reason in words
   */
  public record NotSummed(MessageSource source, @Nullable String name, String reason) {}
}
