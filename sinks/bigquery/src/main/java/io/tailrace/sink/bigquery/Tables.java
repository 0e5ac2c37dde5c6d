package io.tailrace.sink.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dataset and its tables: makes what is missing, adds nullable columns, drops and retypes
 * nothing. For one thread.
 */
final class Tables {
  static final String EVENTS = "delivery_events";
  static final String NAMES = "names";
  private static final Logger log = LoggerFactory.getLogger(Tables.class);
  private final Rest rest;
  private final Dataset dataset;
  private final TableResources resources;
  private BackfillLabels backfilled = BackfillLabels.NONE;

  Tables(Rest rest, Dataset dataset) {
    this.rest = rest;
    this.dataset = dataset;
    this.resources = new TableResources(dataset);
  }

  /** The events' table, as SQL names it. */
  String events() {
    return dataset.quoted(EVENTS);
  }

  /** Makes all that is missing; the dataset's location, or null if it does not say. */
  String establish() throws RestException, SchemaException {
    JsonObject found = dataset();
    add(columns(EVENTS, resources.events()), BigQueryColumns.ALL);
    columns(NAMES, resources.names());
    return found.has("location") ? found.get("location").getAsString() : null;
  }

  private JsonObject dataset() throws RestException {
    String datasets = "projects/" + dataset.project() + "/datasets";
    JsonObject found = orNull(datasets + "/" + dataset.name());
    if (found == null) {
      make(datasets, resources.dataset());
      log.info("made the dataset {}", dataset);
      found = rest.get(datasets + "/" + dataset.name());
    }
    return found;
  }

  private Map<String, String> columns(String table, JsonObject wanted) throws RestException {
    JsonObject found = orNull(path(table));
    if (found == null) {
      make(path(""), wanted);
      log.info("made the table {}.{}", dataset, table);
      found = rest.get(path(table));
    }
    Map<String, String> types = new HashMap<>();
    for (JsonElement field : fields(found)) {
      JsonObject column = field.getAsJsonObject();
      types.put(column.get("name").getAsString(), standard(column.get("type").getAsString()));
    }
    return types;
  }

  private void add(Map<String, String> there, List<BigQueryColumns.Column> wanted)
      throws RestException, SchemaException {
    for (BigQueryColumns.Column column : wanted) {
      String type = there.getOrDefault(column.name(), column.type());
      if (!type.equals(column.type())) {
        throw new SchemaException(
            "the schema's column %s is of the type %s, not %s"
                .formatted(column.name(), type, column.type()));
      }
    }
    List<BigQueryColumns.Column> missing =
        wanted.stream().filter(column -> !there.containsKey(column.name())).toList();
    if (!missing.isEmpty()) {
      addAll(missing);
    }
  }

  /** A column that is added later can only be a nullable one. */
  private void addAll(List<BigQueryColumns.Column> missing) throws RestException {
    JsonObject schema = rest.get(path(EVENTS)).getAsJsonObject("schema");
    for (JsonElement field : BigQueryColumns.json(missing)) {
      field.getAsJsonObject().addProperty("mode", "NULLABLE");
      schema.getAsJsonArray("fields").add(field);
    }
    JsonObject change = new JsonObject();
    change.add("schema", schema);
    rest.call("PATCH", path(EVENTS), change);
    log.info(
        "added the columns {} to {}",
        missing.stream().map(BigQueryColumns.Column::name).toList(),
        dataset);
  }

  /** From when on the table may hold backfilled rows, by its labels; empty if it holds none. */
  Optional<Instant> backfilledFrom() throws RestException {
    backfilled = BackfillLabels.of(rest.get(path(EVENTS)));
    return backfilled.from();
  }

  /** Sets those labels, before rows of events at these times are written. */
  void rememberBackfills(Collection<Instant> times) throws RestException {
    BackfillLabels wanted = backfilled.with(times);
    if (!wanted.equals(backfilled)) {
      rest.call("PATCH", path(EVENTS), wanted.change());
      backfilled = wanted;
    }
  }

  private JsonObject orNull(String path) throws RestException {
    try {
      return rest.get(path);
    } catch (RestException e) {
      if (e.notFound()) {
        return null;
      }
      throw e;
    }
  }

  /** Somebody else, or an earlier try of ours, may have made it meanwhile. */
  private void make(String path, JsonObject resource) throws RestException {
    try {
      rest.call("POST", path, resource);
    } catch (RestException e) {
      if (!e.alreadyExists()) {
        throw e;
      }
    }
  }

  private static JsonArray fields(JsonObject table) {
    JsonObject schema = table.getAsJsonObject("schema");
    return schema == null || !schema.has("fields")
        ? new JsonArray()
        : schema.getAsJsonArray("fields");
  }

  private static String standard(String type) {
    return switch (type.toUpperCase(Locale.ROOT)) {
      case "INT64" -> "INTEGER";
      case "BOOL" -> "BOOLEAN";
      default -> type.toUpperCase(Locale.ROOT);
    };
  }

  private String path(String table) {
    String tables = "projects/%s/datasets/%s/tables".formatted(dataset.project(), dataset.name());
    return table.isEmpty() ? tables : tables + "/" + table;
  }
}
