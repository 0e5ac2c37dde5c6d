package io.tailrace.admin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer. Immutable as long as nobody writes to its body.
 *
 * @param status as in HTTP
 * @param lines what is to be had one by one instead of a body; null = the body is all
 * @param body if the status is no 2xx, {@code {"error":"…"}}
 */
public record ApiResponse(int status, JsonNode body, LineStream lines) {

  public ApiResponse(int status, JsonNode body) {
    this(status, body, null);
  }

  public static ApiResponse ok(Object value) {
    return value instanceof LineStream lines
        ? new ApiResponse(200, ApiRequest.empty(), lines)
        : new ApiResponse(200, ApiJson.tree(value));
  }

  /** The message is for people: what is wrong and what they can do. */
  public static ApiResponse error(int status, String message) {
    ObjectNode body = ApiRequest.empty();
    body.put("error", message);
    return new ApiResponse(status, body);
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** What went wrong, for people. */
  public String error() {
    return body.path("error").asString("status " + status);
  }
}
