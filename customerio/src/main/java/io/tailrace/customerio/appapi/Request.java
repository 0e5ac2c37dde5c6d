package io.tailrace.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request to the App API. Immutable.
 *
 * @param target path and query, encoded
 * @param label the same for messages, without query and with numbers alone filled in: other values
 *     may be addresses
 * @param body JSON
 * @param repeatable whether it may be sent twice when nobody knows what became of the first
 */
record Request(
    String method, String target, String label, @Nullable String body, boolean repeatable) {

  /** Each {@code {}} in the path is replaced by the next value. */
  static Request get(String path, Object... values) {
    return of("GET", path, values);
  }

  static Request delete(String path, Object... values) {
    return of("DELETE", path, values);
  }

  static Request put(String path, Object... values) {
    return of("PUT", path, values);
  }

  /** There are no idempotency keys: sent twice, it makes two. */
  static Request post(String path, Object... values) {
    Request request = of("POST", path, values);
    return new Request(request.method, request.target, request.label, null, false);
  }

  private static Request of(String method, String path, Object... values) {
    String target = path;
    String label = path;
    for (Object value : values) {
      int at = target.indexOf("{}");
      target = target.substring(0, at) + encoded(value.toString()) + target.substring(at + 2);
      if (value instanceof Long) {
        label = label.replaceFirst("\\{\\}", value.toString());
      } else {
        label = label.replaceFirst("\\{\\}", "…");
      }
    }
    return new Request(method, target, method + " " + label, null, true);
  }

  /** With a parameter, if it has a value. */
  Request with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Object sent = value instanceof Instant instant ? instant.getEpochSecond() : value;
    String separator = target.contains("?") ? "&" : "?";
    String longer = target + separator + name + "=" + encoded(sent.toString());
    return new Request(method, longer, label, body, repeatable);
  }

  Request withBody(String json) {
    return new Request(method, target, label, json, repeatable);
  }

  /** For a POST that changes nothing the second time. */
  Request mayBeRepeated() {
    return new Request(method, target, label, body, true);
  }

  /** An unencoded + or @ is answered with an empty result in place of an error. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }
}
