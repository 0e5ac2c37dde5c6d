package io.tailrace.sink.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** Runs queries and reads all pages of their answers. For one thread. */
final class Queries {
  private final Rest rest;
  private final String project;
  private final String location;

  /**
   * Makes one.
   *
   * @param location the dataset's; null to let BigQuery find out
   */
  Queries(Rest rest, String project, String location) {
    this.rest = rest;
    this.project = project;
    this.location = location;
  }

  /** The rows, each a list of its cells' texts; none of a statement that changes something. */
  List<List<String>> rows(Query query) throws RestException {
    String path = "projects/" + project + "/queries";
    JsonObject page = rest.call("POST", path, query.request(location));
    List<List<String>> rows = new ArrayList<>();
    while (true) {
      boolean complete = page.get("jobComplete").getAsBoolean();
      if (complete) {
        add(page, rows);
      }
      if (complete && !page.has("pageToken")) {
        return rows;
      }
      page = rest.get(path + "/" + next(page));
    }
  }

  private static String next(JsonObject page) {
    JsonObject job = page.getAsJsonObject("jobReference");
    String next = job.get("jobId").getAsString() + "?formatOptions.useInt64Timestamp=true";
    next += job.has("location") ? "&location=" + job.get("location").getAsString() : "";
    return page.has("pageToken")
        ? next + "&pageToken=" + URLEncoder.encode(page.get("pageToken").getAsString(), UTF_8)
        : next + "&timeoutMs=30000";
  }

  private static void add(JsonObject page, List<List<String>> rows) {
    JsonArray found = page.getAsJsonArray("rows");
    if (found == null) {
      return;
    }
    for (JsonElement row : found) {
      List<String> cells = new ArrayList<>();
      for (JsonElement cell : row.getAsJsonObject().getAsJsonArray("f")) {
        JsonElement value = cell.getAsJsonObject().get("v");
        cells.add(value == null || value.isJsonNull() ? null : value.getAsString());
      }
      rows.add(cells);
    }
  }
}
