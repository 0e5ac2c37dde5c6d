package io.tailrace.customerio.appapi;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What came back. Immutable as long as nobody writes to its bytes. */
record AppApiResponse(int status, byte[] body) {
  boolean ok() {
    return status >= 200 && status < 300;
  }

  String text() {
    return new String(body, UTF_8);
  }
}
