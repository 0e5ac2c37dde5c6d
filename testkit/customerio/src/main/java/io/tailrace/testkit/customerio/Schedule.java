package io.tailrace.testkit.customerio;

/**
 * When the next message goes out and which it is: single ones at random, and now and then one to a
 * whole audience at once. For one thread.
 */
final class Schedule {
  /** Of all messages, those that go to a whole audience. */
  private static final double BLAST_SHARE = 0.42;

  /** Within a blast they follow each other that much faster. */
  private static final double BLAST_GAP = 0.05;

  private final Catalogue catalogue;
  private final Dice dice;
  private final int audience;
  private Step blast;
  private int blastLeft;
  private double atMillis;

  Schedule(Catalogue catalogue, Dice dice, long startMillis, int audience) {
    this.catalogue = catalogue;
    this.dice = dice;
    this.atMillis = startMillis;
    this.audience = audience;
  }

  long atMillis() {
    return (long) atMillis;
  }

  /** Moves on to the next message, at that pace on average. */
  Step next(double messagesPerSecond) {
    double meanGapMillis = 1000 / messagesPerSecond;
    if (blastLeft > 0) {
      blastLeft--;
      atMillis += dice.exponential(meanGapMillis * BLAST_GAP);
      return blast;
    }
    double singleGap = meanGapMillis * (1 - BLAST_SHARE * BLAST_GAP) / (1 - BLAST_SHARE);
    atMillis += dice.exponential(singleGap);
    if (dice.chance(BLAST_SHARE / (1 - BLAST_SHARE) / audience)) {
      blast = catalogue.blast(dice);
      blastLeft = audience;
    }
    return catalogue.single(dice);
  }
}
