package io.tailrace.receiver;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory and disk that all bodies share. What is not verified yet can never take the room that
 * verified bodies need to come back from disk. Safe for use by many threads.
 */
final class BodyRoom {
  private static final int UNIT = 1024;

  private final BodyLimits limits;
  private final ByteBudget memory;
  private final SpillFolder folder;
  private final Semaphore loaded;

  BodyRoom(BodyLimits limits, SpillFolder folder) {
    this.limits = limits;
    this.memory = new ByteBudget(limits.memoryTogether());
    this.folder = folder;
    this.loaded = new Semaphore(units(limits.loadedTogether()), true);
  }

  BodyLimits limits() {
    return limits;
  }

  /**
   * How much of one body stays in memory: more where the disk has nothing to spare, as long as half
   * of the memory is left for small ones.
   */
  int memoryEach() throws IOException {
    boolean small =
        folder.spares(limits.wholeEach()) || 2 * memory.used() > limits.memoryTogether();
    return small ? limits.memoryEach() : limits.wholeEach();
  }

  ByteBudget memory() {
    return memory;
  }

  SpillFolder folder() {
    return folder;
  }

  /** Waits for room to load a verified body; what is returned is to be given back. */
  int takeForLoading(long bytes, Deadline deadline) throws NoRoomException {
    // Twice: splitting an envelope copies its elements.
    int units = units(2 * bytes);
    try {
      if (loaded.tryAcquire(units, deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
        return units;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new NoRoomException("too many large bodies were verified at once");
  }

  private static int units(long bytes) {
    return (int) Math.ceilDiv(bytes, UNIT);
  }

  void giveBackLoaded(int units) {
    loaded.release(units);
  }
}
