package io.tailrace.testkit.customerio;

import java.util.List;
import java.util.SplittableRandom;

/** All the chance in a workspace: the same seed gives the same throws. For one thread. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Dice of their own for one thing of many, such as one person. */
  static Dice of(long seed, long number) {
    return new Dice(seed * 0x9E3779B97F4A7C15L + number);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** From the first up to, but not including, the second. */
  long between(long least, long end) {
    return random.nextLong(least, end);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** The wait for something that happens at random, on average after the mean. */
  double exponential(double mean) {
    return -mean * StrictMath.log(1 - random.nextDouble());
  }

  /** Like people's reaction times: half below the median, a long tail, cut off. */
  long reaction(long medianMillis, long longestMillis) {
    // The sum of twelve is near enough to a normal distribution.
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return Math.min(longestMillis, (long) (medianMillis * StrictMath.exp(1.3 * sum)));
  }

  /** Characters of an alphabet whose length is a power of two, 64 at most. */
  String text(int length, String alphabet) {
    StringBuilder text = new StringBuilder(length);
    long bits = 0;
    for (int i = 0; i < length; i++) {
      // One throw is enough for ten characters.
      bits = i % 10 == 0 ? random.nextLong() : bits >>> 6;
      text.append(alphabet.charAt((int) bits & (alphabet.length() - 1)));
    }
    return text.toString();
  }
}
