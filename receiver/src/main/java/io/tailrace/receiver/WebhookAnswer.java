package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A status and a small JSON body, encoded once. Immutable, safe to share between threads. */
public final class WebhookAnswer {
  static final WebhookAnswer UNVERIFIED = error(401, "Invalid signature");
  static final WebhookAnswer INCOMPLETE = error(408, "The body was not complete in time");
  static final WebhookAnswer NOT_FOUND = error(404, "Not found");
  static final WebhookAnswer POST_ONLY = onlyFor("POST");
  public static final WebhookAnswer GET_ONLY = onlyFor("GET, HEAD");
  static final WebhookAnswer NO_KEY = error(503, "This feed has no signing key yet");
  static final WebhookAnswer LOG_UNAVAILABLE =
      error(503, "Cannot keep events now; send it again later");
  static final WebhookAnswer NO_ROOM =
      error(503, "No room for a large body now; send it again later");

  private static final WebhookAnswer ONE_PROCESSED = ok("{\"processed\":1}");
  private static final WebhookAnswer ONE_DUPLICATE = ok("{\"processed\":0,\"duplicates\":1}");
  private static final WebhookAnswer ONE_QUARANTINED = ok("{\"processed\":0,\"quarantined\":1}");

  private final int status;
  private final ByteBuffer json;
  private final @Nullable String allow;

  private WebhookAnswer(int status, String json, @Nullable String allow) {
    this.status = status;
    this.json = ByteBuffer.wrap(json.getBytes(US_ASCII)).asReadOnlyBuffer();
    this.allow = allow;
  }

  public static WebhookAnswer ok(String json) {
    return of(200, json);
  }

  public static WebhookAnswer error(int status, String message) {
    return new WebhookAnswer(status, "{\"error\":\"" + message + "\"}", null);
  }

  public static WebhookAnswer of(int status, String json) {
    return new WebhookAnswer(status, json, null);
  }

  /**
   * What became of a verified request: the counts that are not zero, and {@code processed} always.
   */
  static WebhookAnswer of(OutcomeCounts tally) {
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

  private static WebhookAnswer onlyFor(String methods) {
    return new WebhookAnswer(405, "{\"error\":\"Method not allowed\"}", methods);
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
