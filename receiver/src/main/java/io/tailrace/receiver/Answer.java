package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A status and a small JSON body, encoded once. Immutable, safe to share between threads. */
public final class Answer {
  static final Answer UNVERIFIED = error(401, "Invalid signature");
  static final Answer INCOMPLETE = error(408, "The body was not complete in time");
  static final Answer NOT_FOUND = error(404, "Not found");
  static final Answer POST_ONLY = onlyFor("POST");
  public static final Answer GET_ONLY = onlyFor("GET, HEAD");
  static final Answer NO_KEY = error(503, "This feed has no signing key yet");
  static final Answer LOG_UNAVAILABLE = error(503, "Cannot keep events now; send it again later");
  static final Answer NO_ROOM = error(503, "No room for a large body now; send it again later");

  private static final Answer ONE_PROCESSED = ok("{\"processed\":1}");
  private static final Answer ONE_DUPLICATE = ok("{\"processed\":0,\"duplicates\":1}");
  private static final Answer ONE_QUARANTINED = ok("{\"processed\":0,\"quarantined\":1}");

  private final int status;
  private final ByteBuffer json;
  private final String allow;

  private Answer(int status, String json, String allow) {
    this.status = status;
    this.json = ByteBuffer.wrap(json.getBytes(US_ASCII)).asReadOnlyBuffer();
    this.allow = allow;
  }

  public static Answer ok(String json) {
    return of(200, json);
  }

  public static Answer error(int status, String message) {
    return new Answer(status, "{\"error\":\"" + message + "\"}", null);
  }

  public static Answer of(int status, String json) {
    return new Answer(status, json, null);
  }

  /**
   * What became of a verified request: the counts that are not zero, and {@code processed} always.
   */
  static Answer of(Tally tally) {
    int all = tally.processed() + tally.duplicates() + tally.quarantined();
    if (all == 1) {
      return tally.processed() == 1
          ? ONE_PROCESSED
          : tally.duplicates() == 1 ? ONE_DUPLICATE : ONE_QUARANTINED;
    }
    return ok(
        "{\"processed\":"
            + tally.processed()
            + unlessZero("duplicates", tally.duplicates())
            + unlessZero("quarantined", tally.quarantined())
            + "}");
  }

  private static String unlessZero(String name, int count) {
    return count == 0 ? "" : ",\"" + name + "\":" + count;
  }

  private static Answer onlyFor(String methods) {
    return new Answer(405, "{\"error\":\"Method not allowed\"}", methods);
  }

  public int status() {
    return status;
  }

  /** JSON in ASCII; a buffer of its own for each who asks. */
  public ByteBuffer json() {
    return json.duplicate();
  }

  /** The methods to name in the header {@code Allow}. */
  public Optional<String> allow() {
    return Optional.ofNullable(allow);
  }
}
