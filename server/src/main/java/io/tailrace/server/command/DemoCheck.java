package io.tailrace.server.command;

import io.tailrace.server.api.Api;
import io.tailrace.server.api.ApiRequest;
import io.tailrace.server.api.ApiResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts what has arrived where, once every sink has caught up. For one thread. */
final class DemoCheck {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final String ROWS =
      "SELECT count(DISTINCT event_id), count(*),"
          + " coalesce(sum(CASE WHEN metric = 'opened' AND human THEN 1 ELSE 0 END), 0),"
          + " coalesce(sum(CASE WHEN metric = 'opened' THEN 1 ELSE 0 END), 0) FROM ";
  private static final String EXAMPLE =
      "SELECT person, event_id FROM delivery_events WHERE person IS NOT NULL"
          + " ORDER BY metric = 'clicked' DESC, timestamp LIMIT 1";
  private final Api api;
  private final InstantSource clock;

  DemoCheck(Api api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /**
   * What was counted.
   *
   * @param sent different events
   * @param quarantined those that cannot be read as events; they are in no table of events
   * @param warehouse different events there; -1 if it has other rows too
   * @param database the same
   * @param example a person and an event_id; empty if there is none
   */
  record Result(
      long sent,
      long log,
      long quarantined,
      long warehouse,
      long database,
      long humanOpens,
      long opens,
      boolean caughtUp,
      List<String> example) {

    boolean ok() {
      return caughtUp
          && log == sent
          && warehouse == sent - quarantined
          && database == sent - quarantined;
    }
  }

  Result check(long sent) throws IOException, InterruptedException, CommandFailedException {
    Instant until = clock.instant().plus(PATIENCE);
    JsonNode status = ask(ApiRequest.get("/api/status"));
    while (!caughtUp(status) && clock.instant().isBefore(until)) {
      Thread.sleep(BETWEEN_LOOKS);
      status = ask(ApiRequest.get("/api/status"));
    }
    JsonNode warehouse = select("warehouse", ROWS + "delivery_events");
    JsonNode database = select("database", ROWS + "activity");
    return new Result(
        sent,
        status.at("/log/events").asLong(),
        status
            .at("/log/quarantined")
            .valueStream()
            .mapToLong(c -> c.path("records").asLong())
            .sum(),
        once(warehouse),
        once(database),
        warehouse.path(2).asLong(),
        warehouse.path(3).asLong(),
        caughtUp(status),
        example());
  }

  /** A person and an event to try commands on. */
  private List<String> example() throws IOException, CommandFailedException {
    return select("warehouse", EXAMPLE).valueStream().map(JsonNode::asString).toList();
  }

  private static boolean caughtUp(JsonNode status) {
    return status.path("sinks").valueStream().allMatch(sink -> sink.path("lag").asLong(-1) == 0);
  }

  private static long once(JsonNode row) {
    long distinct = row.path(0).asLong();
    return distinct == row.path(1).asLong() ? distinct : -1;
  }

  /** The first row. */
  private JsonNode select(String store, String query) throws IOException, CommandFailedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question.put("on", store);
    question.put("query", query);
    return ask(ApiRequest.post("/api/sql", question)).path("rows").path(0);
  }

  private JsonNode ask(ApiRequest request) throws IOException, CommandFailedException {
    ApiResponse answer = api.call(request);
    if (!answer.ok()) {
      throw CommandFailedException.failed("The server could not be asked: " + answer.error());
    }
    return answer.body();
  }
}
