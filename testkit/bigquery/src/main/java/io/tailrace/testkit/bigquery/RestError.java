package io.tailrace.testkit.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** An error of the REST API: "Error messages". */
final class RestError extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String reason;

  RestError(int status, String reason, String message) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  static RestError invalid(String message) {
    return new RestError(400, "invalid", message);
  }

  static RestError notFound(String what) {
    return new RestError(404, "notFound", "Not found: " + what);
  }

  int status() {
    return status;
  }

  JsonObject body() {
    JsonObject one = new JsonObject();
    one.addProperty("message", getMessage());
    one.addProperty("domain", "global");
    one.addProperty("reason", reason);
    JsonArray errors = new JsonArray();
    errors.add(one);
    JsonObject error = new JsonObject();
    error.addProperty("code", status);
    error.addProperty("message", getMessage());
    error.add("errors", errors);
    JsonObject body = new JsonObject();
    body.add("error", error);
    return body;
  }
}
