package io.tailrace.receiver;

import java.io.IOException;

/** Reads a body to its end. For one request. */
final class BodyReader {
  private final BodyInput input;
  private final int wholeLimit;

  /**
   * @param wholeLimit what is here already is read past the deadline too, up to so many bytes: a
   *     busy receiver must not blame the client
   */
  BodyReader(BodyInput input, int wholeLimit) {
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
      if (!input.read(deadline, body::add)) {
        throw new IncompleteBodyException();
      }
    }
  }
}
