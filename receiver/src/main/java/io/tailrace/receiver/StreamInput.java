package io.tailrace.receiver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * A body as a stream, as most servers have it. A read in progress outlasts the deadline: the server
 * has to bound it. For one thread.
 */
public final class StreamInput implements BodyInput {
  private static final int PART_BYTES = 16 << 10;

  private final InputStream stream;
  private final byte[] part = new byte[PART_BYTES];
  private boolean complete;

  public StreamInput(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public boolean isComplete() {
    return complete;
  }

  @Override
  public boolean read(Deadline deadline, Part taker)
      throws BrokenRequestException, IOException, NoRoomException {
    if (deadline.isOver()) {
      return false;
    }
    int length = readPart();
    complete = length < 0;
    taker.take(ByteBuffer.wrap(part, 0, Math.max(0, length)));
    return true;
  }

  private int readPart() throws BrokenRequestException {
    try {
      return stream.read(part);
    } catch (IOException e) {
      throw new BrokenRequestException(e);
    }
  }
}
