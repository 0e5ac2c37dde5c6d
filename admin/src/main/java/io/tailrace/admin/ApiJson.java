package io.tailrace.admin;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How our own answers look in JSON: names in snake_case, times in ISO 8601. Stateless. */
public final class ApiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

  private static final RecordReader RECORDS = new RecordReader(MAPPER.reader());

  private ApiJson() {}

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** What {@link #tree} was made from. */
  public static <T> T as(JsonNode json, Class<T> type) {
    return RECORDS.read(json, type);
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
