package io.tailrace.testkit.bigquery;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The REST calls that the warehouse uses, on datasets, tables and queries. Safe for use by many
 * threads.
 */
final class RestApi {
  private final Catalog catalog;
  private final Queries queries = new Queries();

  RestApi(Catalog catalog) {
    this.catalog = catalog;
  }

  /** One call as it came. Immutable. */
  record Request(String method, List<String> path, Map<String, String> query, JsonObject body) {}

  JsonObject answer(Request request) throws RestError {
    return catalog.locked(
        all -> {
          String project = request.path().get(1);
          return switch (kind(request)) {
            case "POST datasets" -> createDataset(project, request.body());
            case "GET datasets/d" -> dataset(project, request.path().get(3));
            case "POST datasets/d/tables" -> createTable(request);
            case "GET datasets/d/tables/t" -> table(request).resource();
            case "PATCH datasets/d/tables/t" -> patched(request);
            case "POST queries" -> queries.run(all, project, request.body());
            case "GET queries/j" -> page(request);
            default -> throw RestError.notFound("URL " + request.path());
          };
        });
  }

  /** The last word but names, such as {@code GET datasets/d/tables/t}. */
  private static String kind(Request request) {
    List<String> path = request.path();
    String first = path.size() > 2 ? path.get(2) : "";
    String name = first.equals("queries") ? "/j" : "/d";
    String kind = request.method() + " " + first;
    kind += path.size() > 3 ? name : "";
    kind += path.size() > 4 ? "/" + path.get(4) : "";
    return kind + (path.size() > 5 ? "/t" : "");
  }

  private JsonObject createDataset(String project, JsonObject body) throws RestError {
    String name = body.getAsJsonObject("datasetReference").get("datasetId").getAsString();
    String key = "projects/" + project + "/datasets/" + name;
    body.addProperty("kind", "bigquery#dataset");
    if (!body.has("location")) {
      body.addProperty("location", "US");
    }
    if (catalog.datasets().putIfAbsent(key, body) != null) {
      throw new RestError(409, "duplicate", "Already Exists: Dataset " + project + ":" + name);
    }
    return body;
  }

  private JsonObject dataset(String project, String name) throws RestError {
    JsonObject found = catalog.datasets().get("projects/" + project + "/datasets/" + name);
    if (found == null) {
      throw RestError.notFound("Dataset " + project + ":" + name);
    }
    return found;
  }

  private JsonObject createTable(Request request) throws RestError {
    dataset(request.path().get(1), request.path().get(3));
    JsonObject body = request.body();
    String name = body.getAsJsonObject("tableReference").get("tableId").getAsString();
    String key = Table.name(request.path().get(1), request.path().get(3), name);
    if (catalog.tables().containsKey(key)) {
      throw new RestError(409, "duplicate", "Already Exists: Table " + key);
    }
    body.addProperty("kind", "bigquery#table");
    body.addProperty("type", "TABLE");
    catalog.tables().put(key, new Table(key, body));
    return body;
  }

  private Table table(Request request) throws RestError {
    String key = String.join("/", request.path());
    Table found = catalog.tables().get(key);
    if (found == null) {
      throw RestError.notFound("Table " + key);
    }
    return found;
  }

  private JsonObject patched(Request request) throws RestError {
    Table table = table(request);
    table.patch(request.body(), catalog.now());
    return table.resource();
  }

  private JsonObject page(Request request) throws RestError {
    int from = Integer.parseInt(request.query().getOrDefault("pageToken", "0"));
    return queries.page(request.path().get(1), request.path().get(3), from);
  }
}
