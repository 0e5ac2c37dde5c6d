package io.tailrace.sink.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Writes the table {@code names}: what campaigns and the like are called. Safe for use by many
 * threads; of several at once the last one stays.
 */
public final class BigQueryNames {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  // One statement: whoever reads meanwhile has the old names or the new ones.
  private static final String REPLACE =
      """
      MERGE {table} AS kept USING (SELECT * FROM UNNEST(@names)) AS given
      ON kept.feed = given.feed AND kept.kind = given.kind AND kept.id = given.id
      WHEN MATCHED THEN UPDATE SET parent_id = given.parent_id, name = given.name,
        state = given.state, refreshed_at = given.refreshed_at
      WHEN NOT MATCHED BY TARGET THEN
        INSERT (feed, kind, id, parent_id, name, state, refreshed_at)
        VALUES (given.feed, given.kind, given.id, given.parent_id, given.name, given.state,
          given.refreshed_at)
      WHEN NOT MATCHED BY SOURCE THEN DELETE
      """;

  private final BigQuerySettings settings;

  public BigQueryNames(BigQuerySettings settings) {
    this.settings = settings;
  }

  /**
   * Replaces all names that are there.
   *
   * @param names each (feed, kind, id) once
   * @throws SinkUnavailableException if that was not possible, also because there is no such table
   *     yet; the names stay as they were
   */
  public void replace(List<SourceName> names) throws SinkUnavailableException {
    Dataset dataset = settings.dataset();
    Access access = settings.access();
    Query query =
        new Query(REPLACE, dataset.quoted(Tables.NAMES)).with("names", type(), values(names));
    try (Rest rest = new Rest(access.rest(), access.credentials(), new Retrying(PATIENCE))) {
      new Queries(rest, dataset.project(), null).rows(query);
    } catch (RestException | IOException e) {
      throw BigQueryFailure.unavailable(dataset, "given names", e);
    }
  }

  private static JsonObject type() {
    JsonArray fields = new JsonArray();
    for (BigQueryColumns.Column column : TableResources.NAMES) {
      JsonObject field = new JsonObject();
      field.addProperty("name", column.name());
      field.add("type", Query.type(column.type().equals("INTEGER") ? "INT64" : column.type()));
      fields.add(field);
    }
    JsonObject row = Query.type("STRUCT");
    row.add("structTypes", fields);
    JsonObject rows = Query.type("ARRAY");
    rows.add("arrayType", row);
    return rows;
  }

  private static JsonObject values(List<SourceName> names) {
    JsonArray rows = new JsonArray();
    for (SourceName name : names) {
      JsonObject row = new JsonObject();
      row.add("structValues", cells(name));
      rows.add(row);
    }
    JsonObject values = new JsonObject();
    values.add("arrayValues", rows);
    return values;
  }

  private static JsonObject cells(SourceName name) {
    JsonObject cells = new JsonObject();
    cells.add("feed", cell(name.feed()));
    cells.add("kind", cell(name.kind()));
    cells.add("id", cell(name.id()));
    cells.add("parent_id", cell(name.parentId()));
    cells.add("name", cell(name.name()));
    cells.add("state", cell(name.state()));
    cells.add("refreshed_at", cell(name.refreshedAt()));
    return cells;
  }

  private static JsonObject cell(Object value) {
    return Query.value(value == null ? null : value.toString());
  }
}
