package io.tailrace.cli;

import io.tailrace.admin.Api;
import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.ApiResponse;
import io.tailrace.cli.DemoCheck.Counts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the demonstration asks its server. As safe for threads as the way there is. */
record DemoQuestions(Api api, InstantSource clock) {
  private static final int NOT_NOW = 503;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
  private static final String ROWS =
      "SELECT count(DISTINCT event_id), count(*),"
          + " coalesce(sum(CASE WHEN metric = 'opened' AND human THEN 1 ELSE 0 END), 0),"
          + " coalesce(sum(CASE WHEN metric = 'opened' THEN 1 ELSE 0 END), 0) FROM ";

  /** The events in a table, of the warehouse or the database. */
  Counts count(String store, String table)
      throws IOException, InterruptedException, CommandFailedException {
    JsonNode row = select(store, ROWS + table);
    return new Counts(
        row.path(0).asLong(), row.path(1).asLong(), row.path(2).asLong(), row.path(3).asLong());
  }

  /** The first row. */
  JsonNode select(String store, String query)
      throws IOException, InterruptedException, CommandFailedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("on", store);
    question.put("query", query);
    return ask(ApiRequest.post("/api/sql", question)).path("rows").path(0);
  }

  JsonNode status() throws IOException, InterruptedException, CommandFailedException {
    return ask(ApiRequest.get("/api/status"));
  }

  /** A server that is busy just now is asked again for a while. */
  private JsonNode ask(ApiRequest request)
      throws IOException, InterruptedException, CommandFailedException {
    Instant until = clock.instant().plus(PATIENCE);
    ApiResponse answer = api.call(request);
    while (answer.status() == NOT_NOW && clock.instant().isBefore(until)) {
      Thread.sleep(BETWEEN_TRIES);
      answer = api.call(request);
    }
    if (!answer.ok()) {
      throw CommandFailedException.failed("The server could not be asked: " + answer.error());
    }
    return answer.body();
  }
}
