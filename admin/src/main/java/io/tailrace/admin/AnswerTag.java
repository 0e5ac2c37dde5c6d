package io.tailrace.admin;

import io.tailrace.core.file.HashedStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * The {@code ETag}s of answers that who asks has already. An answer's is a hash of its bytes, so
 * that it is the same in each process and after a restart. Immutable.
 *
 * @param tags as they stand in {@code If-None-Match}; {@code *} = any
 * @param asksByGet whether the answer is one to have a tag
 */
record AnswerTag(List<String> tags, boolean asksByGet) {
  static final AnswerTag NONE = new AnswerTag(List.of(), false);
  private static final int BYTES = 16;

  /** What this request says. */
  static AnswerTag asked(Request request) {
    return new AnswerTag(
        request.getHeaders().getCSV(HttpHeader.IF_NONE_MATCH, true),
        request.getMethod().equals("GET"));
  }

  /** Says which tag this body has; returns whether it is among those. */
  boolean isOf(byte[] body, Response response) {
    if (!asksByGet) {
      return false;
    }
    String tag = of(body);
    response.getHeaders().put(HttpHeader.ETAG, tag);
    return tags.stream().map(it -> it.startsWith("W/") ? it.substring(2) : it).anyMatch(tag::equals)
        || tags.contains("*");
  }

  static String of(byte[] body) {
    byte[] hash = HashedStream.sha256().digest(body);
    return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES)) + '"';
  }
}
