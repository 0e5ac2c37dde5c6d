package io.tailrace.testkit.customerio;

import java.io.IOException;
import java.io.InputStream;

/** What follows an answer's head: read only so that the connection can be used again. Stateless. */
final class AnswerBody {
  /** A longer body is not worth keeping the connection for. */
  private static final int MAX_LENGTH = 256 * 1024;

  private AnswerBody() {}

  /** Reads the body to its end; false when the connection cannot be used again. */
  static boolean drained(AnswerHead head, InputStream in) {
    try {
      return head.keepAlive() && (head.chunked() ? chunks(in) : plain(head, in));
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  private static boolean plain(AnswerHead head, InputStream in) throws IOException {
    long length = head.bodyLength();
    if (length < 0 || length > MAX_LENGTH) {
      return false;
    }
    in.skipNBytes(length);
    return true;
  }

  private static boolean chunks(InputStream in) throws IOException {
    int left = MAX_LENGTH;
    while (left > 0) {
      String size = AnswerHead.line(in).split(";", 2)[0].strip();
      int length = Integer.parseInt(size, 16);
      if (length <= 0 || length > left) {
        return length == 0 && AnswerHead.line(in).isEmpty();
      }
      in.skipNBytes(length);
      AnswerHead.line(in);
      left -= length;
    }
    return false;
  }
}
