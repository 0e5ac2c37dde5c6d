package io.tailrace.sink.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** The dataset and the tables as the REST API is asked to make them. Immutable. */
record TableResources(Dataset home) {
  private static final List<String> CLUSTERS =
      List.of("feed", "event_type", "campaign_id", "person");
  static final List<BigQueryColumns.Column> NAMES =
      List.of(
          new BigQueryColumns.Column("feed", "STRING", true, "The workspace"),
          new BigQueryColumns.Column(
              "kind", "STRING", true, "campaign, newsletter, broadcast, campaign_action, …"),
          new BigQueryColumns.Column("id", "INTEGER", true, "Its id"),
          new BigQueryColumns.Column(
              "parent_id", "INTEGER", false, "Of an action, its campaign's id"),
          new BigQueryColumns.Column("name", "STRING", false, "Its name"),
          new BigQueryColumns.Column("state", "STRING", false, "Its state"),
          new BigQueryColumns.Column("refreshed_at", "TIMESTAMP", true, "When it was asked for"));

  JsonObject dataset() {
    JsonObject reference = new JsonObject();
    reference.addProperty("projectId", home.project());
    reference.addProperty("datasetId", home.name());
    JsonObject made = new JsonObject();
    made.add("datasetReference", reference);
    made.addProperty("description", "Customer.io's reporting events, written by Tailrace");
    if (home.location() != null) {
      made.addProperty("location", home.location());
    }
    return made;
  }

  JsonObject events() {
    JsonObject days = new JsonObject();
    days.addProperty("type", "DAY");
    days.addProperty("field", "timestamp");
    JsonArray fields = new JsonArray();
    CLUSTERS.forEach(fields::add);
    JsonObject clusters = new JsonObject();
    clusters.add("fields", fields);
    JsonObject table =
        table(Tables.EVENTS, "One row per Customer.io event, each once", BigQueryColumns.ALL);
    table.add("timePartitioning", days);
    table.add("clustering", clusters);
    return table;
  }

  JsonObject names() {
    return table(Tables.NAMES, "Names of campaigns and the like, by id", NAMES);
  }

  private JsonObject table(String name, String description, List<BigQueryColumns.Column> columns) {
    JsonObject reference = new JsonObject();
    reference.addProperty("projectId", home.project());
    reference.addProperty("datasetId", home.name());
    reference.addProperty("tableId", name);
    JsonObject schema = new JsonObject();
    schema.add("fields", BigQueryColumns.json(columns));
    JsonObject table = new JsonObject();
    table.add("tableReference", reference);
    table.addProperty("description", description);
    table.add("schema", schema);
    return table;
  }
}
