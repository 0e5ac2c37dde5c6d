package io.tailrace.operations.deliverability;

import io.tailrace.operations.series.Measure;

/**
 * From which share on a rate is bad. Those of complaints are Google's and Yahoo's: their rules for
 * senders want less than 0.1 % and never 0.3 %. Immutable.
 *
 * @param warnPerMille of a thousand
 * @param actPerMille of a thousand
 */
public record Threshold(int warnPerMille, int actPerMille) {
  /** Under so many a rate says nothing: one more or less would change it too much. */
  public static final int FEW = 200;

  public static final Threshold COMPLAINTS = new Threshold(1, 3);
  public static final Threshold PERMANENT_BOUNCES = new Threshold(20, 50);

  private static final long MILLE = 1_000;

  /** What a rate is worth; one that has no line is never bad. */
  static Grade grade(Measure rate, long part, long whole) {
    if (whole == 0) {
      return Grade.NONE;
    }
    if (whole < FEW) {
      return Grade.TOO_FEW;
    }
    return switch (rate) {
      case COMPLAINT_RATE -> COMPLAINTS.grade(part, whole);
      case PERMANENT_BOUNCE_RATE -> PERMANENT_BOUNCES.grade(part, whole);
      default -> Grade.NONE;
    };
  }

  /** In whole numbers, so that exactly the line is over it. */
  private Grade grade(long part, long whole) {
    if (part * MILLE >= whole * actPerMille) {
      return Grade.ACT;
    }
    return part * MILLE >= whole * warnPerMille ? Grade.WARN : Grade.GOOD;
  }
}
