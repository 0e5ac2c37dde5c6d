package io.tailrace.demo;

import io.tailrace.admin.AccessEndpoints;
import io.tailrace.admin.Api;
import io.tailrace.admin.ApiResponse;
import io.tailrace.admin.Endpoints;
import io.tailrace.admin.Question;
import io.tailrace.cli.CommandFailedException;
import io.tailrace.demo.DemoCheck.Counts;
import io.tailrace.operations.StatusReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

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
    List<Long> row =
        select(store, ROWS + table).stream().map(count -> ((Number) count).longValue()).toList();
    return new Counts(row.get(0), row.get(1), row.get(2), row.get(3));
  }

  /** The first row; empty if there is none. */
  List<Object> select(String store, String query)
      throws IOException, InterruptedException, CommandFailedException {
    List<List<Object>> rows =
        ask(Endpoints.SQL.question().with("on", store).with("query", query)).rows();
    return rows.isEmpty() ? List.of() : rows.get(0);
  }

  /** What to open in a browser. */
  String link() throws IOException, InterruptedException, CommandFailedException {
    return ask(AccessEndpoints.LINK.question().with("name", "demo")).url();
  }

  StatusReport status() throws IOException, InterruptedException, CommandFailedException {
    return ask(Endpoints.STATUS.question());
  }

  /** A server that is busy just now is asked again for a while. */
  private <T> T ask(Question<T> question)
      throws IOException, InterruptedException, CommandFailedException {
    Instant until = clock.instant().plus(PATIENCE);
    ApiResponse answer = api.call(question.request());
    while (answer.status() == NOT_NOW && clock.instant().isBefore(until)) {
      Thread.sleep(BETWEEN_TRIES);
      answer = api.call(question.request());
    }
    if (!answer.ok()) {
      throw CommandFailedException.failed("The server could not be asked: " + answer.error());
    }
    return question.answer(answer);
  }
}
