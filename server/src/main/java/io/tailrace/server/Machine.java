package io.tailrace.server;

import io.tailrace.core.file.FreeSpace;
import java.time.InstantSource;

/**
 * What the server takes from the machine that it runs on. Immutable.
 *
 * @param clock tells the time
 * @param disk tells what the data folder's disk still takes
 */
public record Machine(InstantSource clock, FreeSpace disk) {

  /** This one, by this clock. */
  public static Machine by(InstantSource clock) {
    return new Machine(clock, FreeSpace.OF_FILE_SYSTEM);
  }
}
