package io.tailrace.sink.forward;

import java.util.List;
import java.util.Map;

/**
 * One call as it goes out. Its body is not copied. Immutable if nobody changes that.
 *
 * @param id what receivers know a second one by
 * @param path behind the address; empty = the address itself
 */
record Posting(String id, String path, Map<String, String> headers, List<byte[]> body) {
  Posting {
    headers = Map.copyOf(headers);
    body = List.copyOf(body);
  }
}
