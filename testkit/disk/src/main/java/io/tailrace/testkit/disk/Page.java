package io.tailrace.testkit.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;

/**
 * The states that one page of a file had in memory since it was last on disk. A page goes to disk
 * as a whole, at whatever moment. For one thread.
 */
final class Page {
  static final int SIZE = 4096;
  private static final int SECTOR = 512;
  private final List<Version> versions = new ArrayList<>();

  /**
   * The page after one write.
   *
   * @param at the number of the write among all that happened
   * @param length how much of it was in the file
   */
  record Version(long at, byte[] bytes, int length) {}

  void add(Version version) {
    versions.add(version);
  }

  /** The state that a loss of power leaves; null if it is the one that was on disk. */
  Version after(Loss loss, Random random, byte[] onDisk, LongPredicate possible) {
    List<Version> left = versions.stream().filter(one -> possible.test(one.at)).toList();
    if (loss == Loss.ALL || left.isEmpty()) {
      return null;
    }
    if (loss == Loss.NONE) {
      return left.get(left.size() - 1);
    }
    int chosen = random.nextInt(left.size() + 1) - 1;
    Version whole = chosen < 0 ? null : left.get(chosen);
    return loss == Loss.SECTORS && whole != null && random.nextBoolean()
        ? torn(whole, chosen == 0 ? onDisk : left.get(chosen - 1).bytes, random)
        : whole;
  }

  /** Some sectors as they were before. */
  private static Version torn(Version whole, byte[] before, Random random) {
    byte[] mixed = whole.bytes.clone();
    for (int at = 0; at < SIZE; at += SECTOR) {
      if (random.nextBoolean()) {
        System.arraycopy(before, at, mixed, at, SECTOR);
      }
    }
    return new Version(whole.at, mixed, whole.length);
  }
}
