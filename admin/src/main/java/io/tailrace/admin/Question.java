package io.tailrace.admin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to an endpoint, whose answer's type is known. Immutable.
 *
 * @param values by parameter
 */
public record Question<T>(Endpoint<T> endpoint, Map<String, Object> values) {

  public Question {
    values = Map.copyOf(values);
  }

  /**
   * With one more value; without it if {@code value} is null.
   *
   * @throws IllegalArgumentException the endpoint has no such parameter
   */
  public Question<T> with(String name, Object value) {
    if (endpoint.parameter(name).isEmpty()) {
      throw new IllegalArgumentException(endpoint.path() + " has no parameter '" + name + "'");
    }
    Map<String, Object> more = new LinkedHashMap<>(values);
    if (value == null) {
      more.remove(name);
    } else {
      more.put(name, value);
    }
    return new Question<>(endpoint, more);
  }

  /** As it goes over HTTP. */
  public ApiRequest request() {
    Map<String, Object> others = new LinkedHashMap<>(values);
    endpoint.path().names().forEach(others::remove);
    String path = endpoint.path().filled(values);
    return endpoint.reads()
        ? new ApiRequest("GET", path, texts(others), ApiRequest.empty())
        : ApiRequest.post(path, body(others));
  }

  private static Map<String, String> texts(Map<String, Object> values) {
    Map<String, String> texts = new LinkedHashMap<>();
    values.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  private static String text(Object value) {
    return value instanceof Collection<?> list
        ? String.join(",", list.stream().map(Object::toString).toList())
        : value.toString();
  }

  private static JsonNode body(Map<String, Object> values) {
    ObjectNode body = ApiRequest.empty();
    values.forEach((name, value) -> body.set(name, ApiJson.tree(value)));
    return body;
  }

  /** The answer, as what it is. */
  public T answer(ApiResponse response) {
    return response.as(endpoint.answer());
  }
}
