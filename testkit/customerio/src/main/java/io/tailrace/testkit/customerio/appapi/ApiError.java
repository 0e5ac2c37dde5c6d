package io.tailrace.testkit.customerio.appapi;

import java.util.List;
import java.util.Map;

/** An answer that is an error, in one of the App API's three shapes for it. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1;

  final int status;
  final transient Map<String, Object> body;

  private ApiError(int status, String detail, Map<String, Object> body) {
    super(detail);
    this.status = status;
    this.body = body;
  }

  /** Most errors look so (App API reference, Errors). */
  static ApiError of(int status, String detail) {
    Map<String, Object> error = Map.of("detail", detail, "status", Integer.toString(status));
    return new ApiError(status, detail, Map.of("errors", List.of(error)));
  }

  static ApiError meta(int status, String detail) {
    return new ApiError(status, detail, Map.of("meta", Map.of("error", detail)));
  }

  /** About one field of a body. */
  static ApiError field(String pointer, String detail) {
    Map<String, Object> error =
        Map.of("detail", detail, "status", "422", "source", Map.of("pointer", pointer));
    return new ApiError(422, detail, Map.of("errors", List.of(error)));
  }
}
