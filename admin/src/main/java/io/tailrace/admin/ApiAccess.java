package io.tailrace.admin;

import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.Visitor;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Decides which requests {@code /api} reads: those that the {@link Door} lets in, and of changes
 * those that only a program or our own page can have sent. Safe for use by many threads.
 */
public final class ApiAccess {
  private final Door door;

  public ApiAccess(Door door) {
    this.door = door;
  }

  Admission admit(Request request) {
    return door.admit(request);
  }

  /** Why this request of a visitor is not read; empty if it is. */
  Optional<ApiResponse> refusal(Request request, Visitor visitor) {
    if (request.getMethod().equals("GET")) {
      return Optional.empty();
    }
    return door.refusalOfChange(request, visitor)
        .map(refused -> ApiResponse.error(refused.status(), refused.reason()))
        .or(() -> refusalOfBody(request));
  }

  private static Optional<ApiResponse> refusalOfBody(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return refused(415, "Send the header 'Content-Type: application/json'.");
    }
    if (request.getLength() < 0) {
      return refused(411, "Send the header 'Content-Length'.");
    }
    return request.getLength() > ApiHandler.MAX_BODY
        ? refused(413, "A body may have at most " + ApiHandler.MAX_BODY + " bytes.")
        : Optional.empty();
  }

  private static Optional<ApiResponse> refused(int status, String why) {
    return Optional.of(ApiResponse.error(status, why));
  }
}
