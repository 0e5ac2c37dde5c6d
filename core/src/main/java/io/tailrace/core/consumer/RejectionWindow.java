package io.tailrace.core.consumer;

/**
 * Tells a sink's failure from a record's: when more than half of the records handed over lately
 * were rejected, it is the sink. Looks at the last hundred or so first attempts; for one thread.
 */
final class RejectionWindow {
  private static final double SIZE = 100;
  private static final int LEAST = 10;

  private double accepted;
  private double rejected;

  /**
   * Notes the outcomes of first attempts; retries do not count, or one bad record would weigh three
   * times.
   */
  void add(int moreAccepted, int moreRejected) {
    double fresh = moreAccepted + moreRejected;
    double keep = Math.max(0, 1 - fresh / SIZE);
    double weight = Math.min(1, SIZE / Math.max(1, fresh));
    accepted = accepted * keep + moreAccepted * weight;
    rejected = rejected * keep + moreRejected * weight;
  }

  /** Whether most were rejected, and enough of them to say so. */
  boolean tripped() {
    return rejected >= LEAST && rejected > accepted;
  }

  void clear() {
    accepted = 0;
    rejected = 0;
  }
}
