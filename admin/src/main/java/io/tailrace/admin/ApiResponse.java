package io.tailrace.admin;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One answer. Immutable.
 *
 * @param status as in HTTP
 * @param value what its JSON is made from, or was read into; {@code {"error":"…"}} if the status is
 *     no 2xx
 * @param allow the methods that would do, if this one does not
 */
public record ApiResponse(int status, Object value, List<String> allow) {

  public ApiResponse {
    allow = allow.stream().distinct().toList();
  }

  ApiResponse(int status, Object value) {
    this(status, value, List.of());
  }

  public static ApiResponse ok(Object value) {
    return new ApiResponse(200, value);
  }

  /** The message is for people: what is wrong and what they can do. */
  public static ApiResponse error(int status, String message) {
    return new ApiResponse(status, message(message));
  }

  static ApiResponse wrongMethod(String message, List<String> allow) {
    return new ApiResponse(405, message(message), allow);
  }

  private static ObjectNode message(String text) {
    return ApiRequest.empty().put("error", text);
  }

  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** As JSON has it. */
  public JsonNode body() {
    return value instanceof JsonNode json ? json : ApiJson.tree(value);
  }

  /** As the record that it is; in this process it is that already. */
  public <T> T as(Class<T> type) {
    return type.isInstance(value) ? type.cast(value) : ApiJson.as(body(), type);
  }

  /** What is to be had one by one instead of a body; null = the body is all. */
  public LineStream lines() {
    return value instanceof LineStream lines ? lines : null;
  }

  /** The files that are to be had one by one instead of a body; null = the body is all. */
  public FileStream files() {
    return value instanceof FileStream files ? files : null;
  }

  /** The answer itself, once it has been waited for, if it must be. */
  public ApiResponse settled() {
    return value instanceof Waiting waiting
        ? ApiAnswer.of(
            () -> {
              waiting.until().await();
              return waiting.then().call();
            })
        : this;
  }

  /** What went wrong, for people. */
  public String error() {
    return body().path("error").asString("status " + status);
  }
}
