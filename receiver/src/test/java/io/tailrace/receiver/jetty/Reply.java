package io.tailrace.receiver.jetty;

import java.util.Map;

/**
 * An answer as it came over the wire. Immutable.
 *
 * @param headers by lower-case name
 */
record Reply(int status, Map<String, String> headers, String body) {
  String header(String name) {
    return headers.get(name);
  }
}
