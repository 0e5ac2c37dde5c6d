package io.tailrace.testkit.customerio.appapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The body of a request about a reporting webhook: a flat object. Stateless. */
final class WebhookBody {
  private static final JsonFactory FACTORY = new JsonFactory();

  private WebhookBody() {}

  static Map<String, Object> read(byte[] body) {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw ApiError.of(400, "the body must be a JSON object");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        fields.put(name, value(parser, parser.nextToken()));
      }
    } catch (JacksonException malformed) {
      throw ApiError.of(400, "the body is not JSON");
    }
    return fields;
  }

  private static Object value(JsonParser parser, JsonToken token) {
    if (token == JsonToken.START_ARRAY) {
      List<String> texts = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        texts.add(parser.getString());
      }
      return texts;
    }
    return token.isBoolean() ? (Object) parser.getBooleanValue() : parser.getString();
  }
}
