package io.tailrace.receiver;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A request's body as blocking reads that end at a deadline. For one thread. */
public interface BodyInput {

  /** Takes a part of the body, which is the caller's again afterwards. */
  @FunctionalInterface
  interface Part {
    void take(ByteBuffer bytes) throws IOException, NoRoomException;
  }

  /** Whether all of the body was read. */
  boolean isComplete();

  /**
   * Reads the next part, which may be empty.
   *
   * @return false if none came before the deadline
   * @throws BrokenRequestException the client went away or broke the rules of HTTP
   * @throws IOException {@code part} could not take it
   * @throws NoRoomException likewise
   */
  boolean read(Deadline deadline, Part part)
      throws BrokenRequestException, IOException, NoRoomException;
}
