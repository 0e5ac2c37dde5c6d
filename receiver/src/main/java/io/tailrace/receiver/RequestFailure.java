package io.tailrace.receiver;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a request that was not answered 200. Immutable.
 *
 * @param status as it was answered
 * @param why in words, without anything of a body
 * @param method in capitals; null if the request broke the rules of HTTP
 * @param path as it came; null likewise
 * @param from the network address that it came from, if the server knows it
 * @param timestamp its X-CIO-Timestamp header, if there is one
 * @param bytes of its body, as it declared; -1 if it did not
 * @param head the beginning of its body, only if its signature was right and it is at hand
 */
public record RequestFailure(
    int status,
    String why,
    @Nullable String method,
    @Nullable String path,
    @Nullable String from,
    @Nullable String timestamp,
    long bytes,
    @Nullable String head) {

  static RequestFailure of(IncomingRequest request, ReceivedRequest result) {
    return new RequestFailure(
        result.answer().status(),
        String.valueOf(result.why()),
        request.method(),
        request.rawPath(),
        request.from(),
        request.header(Reception.TIMESTAMP),
        request.declaredLength(),
        result.head());
  }

  /** Of what the HTTP server itself refused. */
  static RequestFailure againstHttp(int status, @Nullable String why) {
    String said = "it breaks the rules of HTTP" + (why == null ? "" : ": " + why);
    return new RequestFailure(status, said, null, null, null, null, -1, null);
  }
}
