package io.tailrace.server;

import io.tailrace.core.file.FreeSpace;
import io.tailrace.receiver.jetty.Receiver;

/**
 * The bytes that unverified bodies take on the data folder's disk. They are no reason for the log
 * to delete a record. The log opens before there is a receiver. Safe for use by many threads.
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
