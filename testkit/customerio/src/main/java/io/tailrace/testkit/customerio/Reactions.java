package io.tailrace.testkit.customerio;

/**
 * How long people and machines take. In a short stream all of it shrinks, so that the stream still
 * holds whole stories. For one thread.
 *
 * @param scale 1 = as in life
 */
record Reactions(Dice dice, double scale) {
  private static final long LONGEST = 6L * 3600 * 1000;

  /** Half of them take less than the median; none more than six hours. */
  long of(long medianMillis) {
    return (long) (scale * dice.reaction(medianMillis, LONGEST));
  }

  /** Any time up to the longest. */
  long within(long longestMillis) {
    return (long) (scale * dice.between(0, longestMillis));
  }
}
