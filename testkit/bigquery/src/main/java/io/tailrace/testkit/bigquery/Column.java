package io.tailrace.testkit.bigquery;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One column of a table. Immutable.
 *
 * @param type as BigQuery names it, such as {@code STRING}, {@code INTEGER}, {@code TIMESTAMP}
 */
record Column(String name, String type, boolean required) {

  /** The columns of a table's resource, in its order. */
  static List<Column> of(JsonObject table) {
    List<Column> columns = new ArrayList<>();
    if (table.has("schema")) {
      for (JsonElement field : table.getAsJsonObject("schema").getAsJsonArray("fields")) {
        columns.add(of(field));
      }
    }
    return columns;
  }

  /** Whether this may take that one's place. */
  boolean widens(Column before) {
    return type.equals(before.type()) && (before.required() || !required);
  }

  private static Column of(JsonElement element) {
    JsonObject field = element.getAsJsonObject();
    String mode = field.has("mode") ? field.get("mode").getAsString() : "NULLABLE";
    String type = field.get("type").getAsString().toUpperCase(Locale.ROOT);
    return new Column(field.get("name").getAsString(), standard(type), mode.equals("REQUIRED"));
  }

  private static String standard(String type) {
    return switch (type) {
      case "INT64" -> "INTEGER";
      case "BOOL" -> "BOOLEAN";
      default -> type;
    };
  }
}
