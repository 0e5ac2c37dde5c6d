package io.tailrace.pipeline;

/**
 * A sink's status over all partitions, whichever process works on them. Immutable.
 *
 * @param healthy 1 if it works in each of them; 0 if not, if nobody works on one, or if that cannot
 *     be told: what is not known is not well
 * @param lagRecords what it has not had yet; NaN where that cannot be told
 * @param lagSeconds the age of the oldest of them; NaN likewise
 */
public record SinkReading(double healthy, double lagRecords, double lagSeconds) {
  public static final SinkReading UNKNOWN = new SinkReading(0, Double.NaN, Double.NaN);
}
