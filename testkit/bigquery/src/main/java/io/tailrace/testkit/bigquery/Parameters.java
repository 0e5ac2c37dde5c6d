package io.tailrace.testkit.bigquery;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
    return typed(type, value);
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

  /** An array of structs: each a row by its fields. */
  List<Map<String, Object>> structs(String name) throws RestError {
    Map<String, String> types = new HashMap<>();
    JsonObject type = named(name).getAsJsonObject("parameterType").getAsJsonObject("arrayType");
    for (JsonElement one : type.getAsJsonArray("structTypes")) {
      JsonObject field = one.getAsJsonObject();
      types.put(
          field.get("name").getAsString(), field.getAsJsonObject("type").get("type").getAsString());
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    JsonObject value = named(name).getAsJsonObject("parameterValue");
    if (value.has("arrayValues")) {
      value.getAsJsonArray("arrayValues").forEach(one -> rows.add(row(types, one)));
    }
    return rows;
  }

  private static Map<String, Object> row(Map<String, String> types, JsonElement struct) {
    Map<String, Object> row = new HashMap<>();
    JsonObject values = struct.getAsJsonObject().getAsJsonObject("structValues");
    types.forEach(
        (field, type) -> {
          JsonElement value = values.getAsJsonObject(field).get("value");
          row.put(field, value.isJsonNull() ? null : typed(type, value.getAsString()));
        });
    return row;
  }

  private static Object typed(String type, String value) {
    return switch (type) {
      case "TIMESTAMP" -> (Object) Values.micros(value);
      case "INT64" -> (Object) Long.parseLong(value);
      default -> value;
    };
  }

  private JsonObject named(String name) throws RestError {
    JsonObject parameter = byName.get(name);
    if (parameter == null) {
      throw RestError.invalid("Query parameter '" + name + "' not found");
    }
    return parameter;
  }
}
