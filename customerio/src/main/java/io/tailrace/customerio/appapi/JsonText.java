package io.tailrace.customerio.appapi;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a flat JSON object, field by field. For one thread and one object. */
final class JsonText {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);

  JsonText() {
    json.writeStartObject();
  }

  JsonText field(String name, @Nullable String value) {
    json.writeStringProperty(name, value);
    return this;
  }

  JsonText field(String name, boolean value) {
    json.writeBooleanProperty(name, value);
    return this;
  }

  JsonText field(String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
    return this;
  }

  String object() {
    json.writeEndObject();
    json.close();
    return out.toString();
  }
}
