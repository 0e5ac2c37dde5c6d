package io.tailrace.admin;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How our own answers look in JSON: names in snake_case, times in ISO 8601. Stateless. */
public final class ApiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          // A server of another version may leave out what this one knows.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ApiJson() {}

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** What {@link #tree} was made from. */
  public static <T> T as(JsonNode json, Class<T> type) {
    return MAPPER.treeToValue(json, type);
  }

  /**
   * Reads one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if it is none
   */
  public static JsonNode read(byte[] json) {
    return MAPPER.readTree(json);
  }

  public static byte[] write(Object json) {
    return MAPPER.writeValueAsBytes(json);
  }
}
