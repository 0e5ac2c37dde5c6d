package io.tailrace.admin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How our own answers look in JSON: names in snake_case, times in ISO 8601. Stateless. */
public final class ApiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private ApiJson() {}

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Reads one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if it is none
   */
  public static JsonNode read(byte[] json) {
    return MAPPER.readTree(json);
  }

  public static byte[] write(JsonNode json) {
    return MAPPER.writeValueAsBytes(json);
  }
}
