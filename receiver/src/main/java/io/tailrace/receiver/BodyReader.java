package io.tailrace.receiver;

import io.tailrace.receiver.jetty.RequestInput;

import java.io.IOException;
import org.eclipse.jetty.io.Content;

/** Reads a body to its end. For one request. */
final class BodyReader {
  private final RequestInput input;
  private final int wholeLimit;

  /**
   * @param wholeLimit what is here already is read past the deadline too, up to so many bytes: a
   *     busy receiver must not blame the client
   */
  BodyReader(RequestInput input, int wholeLimit) {
    this.input = input;
    this.wholeLimit = wholeLimit;
  }

  /**
   * Fills {@code body} with all that comes, however much it is.
   *
   * @throws IncompleteBodyException at the deadline
   * @throws IOException if the disk refuses
   */
  void read(ReceivedBody body, Deadline deadline)
      throws IOException, IncompleteBodyException, BrokenRequestException, NoRoomException {
    while (!input.isComplete()) {
      if (body.length() > wholeLimit && deadline.isOver()) {
        throw new IncompleteBodyException();
      }
      Content.Chunk chunk = input.next(deadline);
      if (chunk == null) {
        throw new IncompleteBodyException();
      }
      take(chunk, body);
    }
  }

  private void take(Content.Chunk chunk, ReceivedBody body) throws IOException, NoRoomException {
    try {
      body.add(chunk.getByteBuffer());
    } finally {
      chunk.release();
    }
  }
}
