package io.tailrace.testkit.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A table: its resource as the REST API shows it, and its rows. Guarded by the server's lock. */
final class Table {
  private final String name;
  private JsonObject resource;
  private List<Column> columns;
  private List<Column> columnsBefore;
  private Instant changedAt = Instant.MIN;
  private final List<Row> rows = new ArrayList<>();

  Table(String name, JsonObject resource) {
    this.name = name;
    this.resource = resource;
    this.columns = Column.of(resource);
    this.columnsBefore = columns;
  }

  /** How a table is named everywhere but in SQL. */
  static String name(String project, String dataset, String table) {
    return "projects/%s/datasets/%s/tables/%s".formatted(project, dataset, table);
  }

  /** As {@link #name(String, String, String)} has it. */
  String name() {
    return name;
  }

  JsonObject resource() {
    return resource;
  }

  List<Column> columns() {
    return columns;
  }

  /** As they were before the last change, if that came after this moment. */
  List<Column> columnsBefore(Instant time) {
    return changedAt.isAfter(time) ? columnsBefore : columns;
  }

  Column column(String wanted) {
    return columns.stream().filter(c -> c.name().equals(wanted)).findFirst().orElse(null);
  }

  List<Row> rows() {
    return rows;
  }

  void add(Row row) {
    rows.add(row);
  }

  long delete(Predicate<Row> which) {
    long before = rows.size();
    rows.removeIf(which);
    return before - rows.size();
  }

  void replace(List<Row> all) {
    rows.clear();
    rows.addAll(all);
  }

  /**
   * "Modifying table schemas": columns may be added, as nullable ones, and required ones relaxed;
   * none dropped or retyped here.
   */
  void patch(JsonObject change, Instant now) throws RestError {
    JsonObject patched = resource.deepCopy();
    change.entrySet().forEach(entry -> merge(patched, entry.getKey(), entry.getValue()));
    check(Column.of(patched));
    resource = patched;
    List<Column> widened = Column.of(patched);
    if (widened.size() > columns.size()) {
      columnsBefore = columns;
      changedAt = now;
    }
    columns = widened;
  }

  private static void merge(JsonObject into, String key, JsonElement value) {
    if (key.equals("labels") && into.has("labels")) {
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(label -> into.getAsJsonObject("labels").add(label.getKey(), label.getValue()));
    } else {
      into.add(key, value);
    }
  }

  private void check(List<Column> changed) throws RestError {
    Map<String, Column> after = new HashMap<>();
    changed.forEach(column -> after.put(column.name(), column));
    for (Column column : columns) {
      Column kept = after.remove(column.name());
      if (kept == null || !kept.widens(column)) {
        throw mismatch("Field " + column.name() + " cannot be dropped, retyped or made required");
      }
    }
    for (Column added : after.values()) {
      if (added.required()) {
        throw mismatch(
            "Cannot add required fields to an existing schema. (field: " + added.name() + ")");
      }
    }
  }

  private RestError mismatch(String why) {
    return RestError.invalid("Provided Schema does not match Table " + name + ". " + why);
  }

  /** The schema as the REST API tells it to a query's caller. */
  JsonArray fields(List<String> wanted) {
    JsonArray fields = new JsonArray();
    for (String one : wanted) {
      JsonObject field = new JsonObject();
      field.addProperty("name", one);
      field.addProperty("type", column(one).type());
      fields.add(field);
    }
    return fields;
  }
}
