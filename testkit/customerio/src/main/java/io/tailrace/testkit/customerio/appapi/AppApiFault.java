package io.tailrace.testkit.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What may go wrong with a request, in place of its answer. Immutable, safe to share between
 * threads.
 */
@FunctionalInterface
public interface AppApiFault {
  /** Ends the exchange in its own way. */
  void happen(HttpExchange exchange) throws IOException;

  /** An answer of that status without a body: so 429 comes (App API reference, Limits). */
  static AppApiFault status(int status) {
    return exchange -> {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    };
  }

  /** A success with a body that has nothing to do with what was asked. */
  static AppApiFault body(String body) {
    return body(200, body);
  }

  static AppApiFault body(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    };
  }

  /** The connection ends without an answer. */
  static AppApiFault cut() {
    return HttpExchange::close;
  }

  /** The connection ends amid an answer. */
  static AppApiFault cutBody() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write("{\"messages\":[".getBytes(UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  /** No answer comes, and the connection stays. */
  static AppApiFault silence() {
    return exchange -> {};
  }
}
