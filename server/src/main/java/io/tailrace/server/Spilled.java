package io.tailrace.server;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.receiver.jetty.Receiver;

/**
 * What bodies that are not verified yet take on the data folder's disk: theirs is no reason for the
 * log to let go of a record. The log opens before there is a receiver. Safe for use by many
 * threads.
 */
final class Spilled implements FreeSpace.Temporary {
  private volatile Receiver receiver;

  /** From now on they are this one's. */
  void by(Receiver started) {
    receiver = started;
  }

  @Override
  public long bytes() {
    Receiver started = receiver;
    return started == null ? 0 : started.heldBytes().disk();
  }
}
