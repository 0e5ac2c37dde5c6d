package io.tailrace.testkit.bigquery;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** jobs.query and jobs.getQueryResults: answers come in pages. Used inside the catalog's lock. */
final class Queries {
  private static final int PAGE = 1_000;
  private static final int MAX_REQUEST_BYTES = 10 << 20;
  private final Map<String, Answer> answers = new HashMap<>();
  private long lastJob;

  private record Answer(JsonArray fields, List<List<Object>> rows, long changed) {}

  JsonObject run(Catalog catalog, String project, JsonObject request) throws RestError {
    if (request.toString().length() > MAX_REQUEST_BYTES) {
      throw new RestError(413, "responseTooLarge", "The query job's request is too large");
    }
    String sql = request.get("query").getAsString().strip().replaceAll("\\s+", " ");
    Parameters parameters = Parameters.of(request);
    Replacement replacement = Replacement.of(sql);
    Answer answer =
        replacement == null
            ? answer(catalog, Statement.of(sql), parameters)
            : changed(replacement.apply(table(catalog, replacement.table()), parameters));
    String job = "job-" + ++lastJob;
    answers.put(job, answer);
    return page(project, job, 0);
  }

  private static Table table(Catalog catalog, String quoted) throws RestError {
    Table table = catalog.tables().get(resourceName(quoted));
    if (table == null) {
      throw RestError.notFound("Table " + quoted);
    }
    return table;
  }

  private static Answer answer(Catalog catalog, Statement statement, Parameters parameters)
      throws RestError {
    Table table = table(catalog, statement.table());
    Predicate<Row> which = statement.rows(table, parameters);
    return statement.delete() ? changed(table.delete(which)) : select(statement, table, which);
  }

  private static Answer changed(long rows) {
    return new Answer(new JsonArray(), List.of(), rows);
  }

  private static Answer select(Statement statement, Table table, Predicate<Row> which) {
    List<List<Object>> found = new ArrayList<>();
    for (Row row : table.rows()) {
      if (which.test(row)) {
        List<Object> values = new ArrayList<>();
        statement.columns().forEach(column -> values.add(row.value(column)));
        found.add(values);
      }
    }
    List<List<Object>> rows =
        statement.distinct() ? List.copyOf(new LinkedHashSet<>(found)) : found;
    return new Answer(table.fields(statement.columns()), rows, 0);
  }

  private static String resourceName(String quoted) {
    List<String> parts = List.of(quoted.split("\\.", 3));
    return parts.size() < 3 ? quoted : Table.name(parts.get(0), parts.get(1), parts.get(2));
  }

  JsonObject page(String project, String job, int from) throws RestError {
    Answer answer = answers.get(job);
    if (answer == null) {
      throw RestError.notFound("Job " + job);
    }
    int until = Math.min(from + PAGE, answer.rows().size());
    JsonObject reference = new JsonObject();
    reference.addProperty("projectId", project);
    reference.addProperty("jobId", job);
    reference.addProperty("location", "US");
    JsonObject schema = new JsonObject();
    schema.add("fields", answer.fields());
    JsonArray rows = new JsonArray();
    answer.rows().subList(from, until).forEach(row -> rows.add(told(row)));
    JsonObject page = new JsonObject();
    page.addProperty("kind", "bigquery#queryResponse");
    page.add("jobReference", reference);
    page.addProperty("jobComplete", true);
    page.addProperty("totalRows", Integer.toString(answer.rows().size()));
    page.addProperty("numDmlAffectedRows", Long.toString(answer.changed()));
    page.add("schema", schema);
    page.add("rows", rows);
    if (until < answer.rows().size()) {
      page.addProperty("pageToken", Integer.toString(until));
    }
    return page;
  }

  private static JsonObject told(List<Object> row) {
    JsonArray cells = new JsonArray();
    for (Object value : row) {
      JsonObject cell = new JsonObject();
      cell.addProperty("v", value == null ? null : value.toString());
      cells.add(cell);
    }
    JsonObject told = new JsonObject();
    told.add("f", cells);
    return told;
  }
}
