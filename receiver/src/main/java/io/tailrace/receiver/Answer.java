package io.tailrace.receiver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;

/** A status and a small JSON body, encoded once. Immutable, safe to share between threads. */
final class Answer {
  static final Answer UNVERIFIED = error(HttpStatus.UNAUTHORIZED_401, "Invalid signature");
  static final Answer INCOMPLETE =
      error(HttpStatus.REQUEST_TIMEOUT_408, "The body was not complete in time");
  static final Answer NOT_FOUND = error(HttpStatus.NOT_FOUND_404, "Not found");
  static final Answer POST_ONLY = onlyFor("POST");
  static final Answer GET_ONLY = onlyFor("GET, HEAD");
  static final Answer NO_KEY =
      error(HttpStatus.SERVICE_UNAVAILABLE_503, "This feed has no signing key yet");
  static final Answer LOG_UNAVAILABLE =
      error(HttpStatus.SERVICE_UNAVAILABLE_503, "Cannot keep events now; send it again later");
  static final Answer NO_ROOM =
      error(
          HttpStatus.SERVICE_UNAVAILABLE_503, "No room for a large body now; send it again later");

  private static final Answer ONE_PROCESSED = ok("{\"processed\":1}");
  private static final Answer ONE_DUPLICATE = ok("{\"processed\":0,\"duplicates\":1}");
  private static final Answer ONE_QUARANTINED = ok("{\"processed\":0,\"quarantined\":1}");

  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");

  private final int status;
  private final ByteBuffer json;
  private final HttpField length;
  private final HttpField allow;

  private Answer(int status, String json, String allow) {
    this.status = status;
    this.json = ByteBuffer.wrap(json.getBytes(US_ASCII)).asReadOnlyBuffer();
    this.length =
        new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, Integer.toString(json.length()));
    this.allow = allow == null ? null : new PreEncodedHttpField(HttpHeader.ALLOW, allow);
  }

  static Answer ok(String json) {
    return of(HttpStatus.OK_200, json);
  }

  static Answer error(int status, String message) {
    return new Answer(status, "{\"error\":\"" + message + "\"}", null);
  }

  static Answer of(int status, String json) {
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
    return new Answer(
        HttpStatus.METHOD_NOT_ALLOWED_405, "{\"error\":\"Method not allowed\"}", methods);
  }

  int status() {
    return status;
  }

  /** Sets status and headers; the body is to be written by the caller. */
  ByteBuffer prepare(Response response) {
    response.setStatus(status);
    response.getHeaders().put(JSON).put(length);
    if (allow != null) {
      response.getHeaders().put(allow);
    }
    return json.duplicate();
  }
}
