package io.tailrace.testkit.bigquery;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The named parameters of a query: "Run parameterized queries". Immutable. */
record Parameters(Map<String, JsonObject> byName) {

  static Parameters of(JsonObject request) {
    Map<String, JsonObject> all = new HashMap<>();
    if (request.has("queryParameters")) {
      for (JsonElement one : request.getAsJsonArray("queryParameters")) {
        all.put(one.getAsJsonObject().get("name").getAsString(), one.getAsJsonObject());
      }
    }
    return new Parameters(all);
  }

  /** A text, or a timestamp as microseconds. */
  Object value(String name) throws RestError {
    JsonObject parameter = named(name);
    String value = parameter.getAsJsonObject("parameterValue").get("value").getAsString();
    String type = parameter.getAsJsonObject("parameterType").get("type").getAsString();
    return type.equals("TIMESTAMP") ? (Object) Values.micros(value) : value;
  }

  Set<String> array(String name) throws RestError {
    Set<String> values = new HashSet<>();
    JsonObject value = named(name).getAsJsonObject("parameterValue");
    if (value.has("arrayValues")) {
      value
          .getAsJsonArray("arrayValues")
          .forEach(one -> values.add(one.getAsJsonObject().get("value").getAsString()));
    }
    return values;
  }

  private JsonObject named(String name) throws RestError {
    JsonObject parameter = byName.get(name);
    if (parameter == null) {
      throw RestError.invalid("Query parameter '" + name + "' not found");
    }
    return parameter;
  }
}
