package io.tailrace.testkit.customerio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The status line and the headers of an HTTP/1.1 answer. Immutable.
 *
 * @param headers by name in lower case; of several of one name, the last
 */
record AnswerHead(int status, boolean http10, Map<String, String> headers) {
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_LINES = 200;

  /**
   * Reads up to the empty line, past any 1xx.
   *
   * @throws EOFException when the connection ends before
   */
  static AnswerHead read(InputStream in) throws IOException {
    AnswerHead head = readOne(in);
    while (head.status / 100 == 1) {
      head = readOne(in);
    }
    return head;
  }

  private static AnswerHead readOne(InputStream in) throws IOException {
    String[] words = line(in).split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-9][0-9]{2}")) {
      throw new ProtocolException("The answer does not begin with an HTTP/1.1 status line.");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() >= MAX_LINES) {
        throw new ProtocolException("A header of the answer is malformed, or there are too many.");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new AnswerHead(Integer.parseInt(words[1]), words[0].equals("HTTP/1.0"), headers);
  }

  /** Whether another request may follow once the body is read. */
  boolean keepAlive() {
    String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
    return http10 ? connection.contains("keep-alive") : !connection.contains("close");
  }

  boolean chunked() {
    return headers.getOrDefault("transfer-encoding", "").toLowerCase(Locale.ROOT).equals("chunked");
  }

  /** The length of the body; -1 = up to the end of the connection. */
  long bodyLength() throws ProtocolException {
    if (status == 204 || status == 304) {
      return 0;
    }
    String length = headers.get("content-length");
    if (length == null) {
      return -1;
    }
    if (!length.matches("[0-9]{1,18}")) {
      throw new ProtocolException("The answer's Content-Length is not a number.");
    }
    return Long.parseLong(length);
  }

  /** One line without its end. */
  static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("The connection ended inside the answer.");
      }
      if (line.size() >= MAX_LINE) {
        throw new ProtocolException("A line of the answer is too long.");
      }
      line.write(next);
    }
    String text = line.toString(ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
