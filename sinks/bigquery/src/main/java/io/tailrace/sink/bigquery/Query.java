package io.tailrace.sink.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Collection;

/** A GoogleSQL statement with named parameters, as jobs.query takes it. For one thread. */
final class Query {
  private final String sql;
  private final JsonArray parameters = new JsonArray();

  /**
   * Makes one without parameters.
   *
   * @param sql with {@code {table}} where the table's name goes
   */
  Query(String sql, String table) {
    this.sql = sql.replace("{table}", table);
  }

  Query with(String name, String value) {
    return with(name, type("STRING"), value(value));
  }

  Query with(String name, Instant value) {
    return with(name, type("TIMESTAMP"), value(value.toString()));
  }

  Query with(String name, Collection<String> values) {
    JsonObject type = type("ARRAY");
    type.add("arrayType", type("STRING"));
    JsonArray all = new JsonArray();
    values.forEach(one -> all.add(value(one)));
    JsonObject value = new JsonObject();
    value.add("arrayValues", all);
    return with(name, type, value);
  }

  /** A value of any type, both as the REST API writes them. */
  Query with(String name, JsonObject type, JsonObject value) {
    JsonObject parameter = new JsonObject();
    parameter.addProperty("name", name);
    parameter.add("parameterType", type);
    parameter.add("parameterValue", value);
    parameters.add(parameter);
    return this;
  }

  static JsonObject type(String name) {
    JsonObject type = new JsonObject();
    type.addProperty("type", name);
    return type;
  }

  /** Null is NULL. */
  static JsonObject value(String text) {
    JsonObject value = new JsonObject();
    value.addProperty("value", text);
    return value;
  }

  /** Never from BigQuery's cache: what was just written counts. */
  JsonObject request(String location) {
    JsonObject format = new JsonObject();
    format.addProperty("useInt64Timestamp", true);
    JsonObject request = new JsonObject();
    request.addProperty("query", sql);
    request.addProperty("useLegacySql", false);
    request.addProperty("useQueryCache", false);
    request.addProperty("parameterMode", "NAMED");
    request.addProperty("timeoutMs", 30_000);
    request.add("queryParameters", parameters);
    request.add("formatOptions", format);
    if (location != null) {
      request.addProperty("location", location);
    }
    return request;
  }
}
