package io.tailrace.testkit.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One file: as processes see it, as the disk has it, and each state between the two in which a loss
 * of power may leave it. For one thread.
 */
final class DiskFile {
  private final Content seen;
  private Content onDisk;
  private final Map<Integer, Page> dirty = new HashMap<>();
  private final List<Resize> resizes = new ArrayList<>();

  DiskFile() {
    this.seen = new Content();
    this.onDisk = new Content();
  }

  private record Resize(long at, int length) {
    boolean cutsOff(int page) {
      return length <= page * Page.SIZE;
    }
  }

  /**
   * @param at the number of this among all that happened
   */
  void write(long at, long offset, byte[] bytes) {
    seen.put(offset, bytes);
    int last = Math.toIntExact((offset + bytes.length - 1) / Page.SIZE);
    for (int page = Math.toIntExact(offset / Page.SIZE); page <= last; page++) {
      int length = Math.min(Page.SIZE, seen.length() - page * Page.SIZE);
      dirty
          .computeIfAbsent(page, unused -> new Page())
          .add(new Page.Version(at, seen.page(page), length));
    }
  }

  void resize(long at, long length) {
    seen.resize(length);
    resizes.add(new Resize(at, seen.length()));
  }

  /** What was cut off and grew again holds zeros, and so does what a failed sync has lost. */
  void sync() {
    resizes.forEach(resize -> onDisk.resize(Math.min(resize.length, onDisk.length())));
    for (int page : dirty.keySet()) {
      int length = Math.min(Page.SIZE, seen.length() - page * Page.SIZE);
      if (length > 0) {
        onDisk.put(page * Page.SIZE, seen.page(page), length);
      }
    }
    onDisk.resize(seen.length());
    dirty.clear();
    resizes.clear();
  }

  /**
   * A sync failed: all pages count as clean from now on, and of each it is open what is on disk.
   */
  void lose(Random random, long settled) {
    Loss loss = random.nextBoolean() ? Loss.ALL : Loss.PAGES;
    onDisk = after(loss, random, settled);
    dirty.clear();
    resizes.removeIf(resize -> resize.at <= settled);
  }

  /**
   * What a loss of power leaves.
   *
   * @param settled the last change of a name or a length that reached the disk
   */
  Content after(Loss loss, Random random, long settled) {
    Content left = onDisk.copy();
    resizes.stream()
        .filter(resize -> resize.at <= settled)
        .forEach(resize -> left.resize(resize.length));
    dirty.forEach(
        (number, page) -> {
          Page.Version version =
              page.after(loss, random, left.page(number), at -> isPossible(number, at, settled));
          if (version != null) {
            left.put(number * Page.SIZE, version.bytes(), version.length());
          }
        });
    return left;
  }

  /**
   * A page that was cut off later is gone with that; one that was written where a file had been cut
   * off has a place on disk only once that has reached it.
   */
  private boolean isPossible(int page, long at, long settled) {
    return resizes.stream()
        .filter(resize -> resize.cutsOff(page))
        .allMatch(resize -> resize.at <= settled ? resize.at < at : resize.at > at);
  }
}
