package io.tailrace.sink.duckdb;

import java.time.InstantSource;

/** What a warehouse takes from the world, so that a test can give it another. Immutable. */
record Surroundings(InstantSource clock, WriteStep step, SpareRoom room) {
  static Surroundings real(InstantSource clock) {
    return new Surroundings(clock, WriteStep.NOTHING, SpareRoom.ON_DISK);
  }
}
