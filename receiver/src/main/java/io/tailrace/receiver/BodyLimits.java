package io.tailrace.receiver;

/**
 * How much of bodies is held where, in bytes. Immutable.
 *
 * @param memoryEach of one body before it goes to disk
 * @param memoryTogether of all bodies in memory that are not answered yet
 * @param diskTogether of all bodies on disk
 * @param diskLeft what they leave free on it all the same
 * @param wholeEach of one body: a larger one is not kept whole
 * @param headEach of a body that is not kept whole
 * @param loadedTogether of verified bodies brought back from disk, with room for the copies that
 *     splitting makes
 */
public record BodyLimits(
    int memoryEach,
    long memoryTogether,
    long diskTogether,
    long diskLeft,
    int wholeEach,
    int headEach,
    int loadedTogether) {

  public static final BodyLimits DEFAULT =
      new BodyLimits(
          256 << 10,
          LimitsConfig.DEFAULT.unverifiedBytes(),
          1L << 30,
          0,
          (int) LimitsConfig.DEFAULT.bodyBytes(),
          64 << 10,
          64 << 20);

  public BodyLimits {
    memoryEach = Math.min(memoryEach, wholeEach);
    if (headEach > wholeEach || 2L * wholeEach > loadedTogether) {
      throw new IllegalArgumentException(
          "headEach must be at most wholeEach, and loadedTogether at least twice that; not "
              + headEach
              + ", "
              + wholeEach
              + ", "
              + loadedTogether);
    }
  }
}
