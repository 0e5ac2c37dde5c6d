package io.tailrace.server.command;

import io.tailrace.server.api.Api;
import io.tailrace.server.api.ApiRequest;
import io.tailrace.server.api.ApiResponse;
import io.tailrace.server.command.DemoCheck.Counts;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the demonstration asks its server. As safe for threads as the way there is. */
record DemoQuestions(Api api) {
  private static final String ROWS =
      "SELECT count(DISTINCT event_id), count(*),"
          + " coalesce(sum(CASE WHEN metric = 'opened' AND human THEN 1 ELSE 0 END), 0),"
          + " coalesce(sum(CASE WHEN metric = 'opened' THEN 1 ELSE 0 END), 0) FROM ";

  /** The events in a table, of the warehouse or the database. */
  Counts count(String store, String table) throws IOException, CommandFailedException {
    JsonNode row = select(store, ROWS + table);
    return new Counts(
        row.path(0).asLong(), row.path(1).asLong(), row.path(2).asLong(), row.path(3).asLong());
  }

  /** The first row. */
  JsonNode select(String store, String query) throws IOException, CommandFailedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("on", store);
    question.put("query", query);
    return ask(ApiRequest.post("/api/sql", question)).path("rows").path(0);
  }

  JsonNode status() throws IOException, CommandFailedException {
    return ask(ApiRequest.get("/api/status"));
  }

  private JsonNode ask(ApiRequest request) throws IOException, CommandFailedException {
    ApiResponse answer = api.call(request);
    if (!answer.ok()) {
      throw CommandFailedException.failed("The server could not be asked: " + answer.error());
    }
    return answer.body();
  }
}
