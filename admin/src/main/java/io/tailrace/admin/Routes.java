package io.tailrace.admin;

import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.DeadLetterOperations;
import io.tailrace.operations.EndpointProof;
import io.tailrace.operations.Explain;
import io.tailrace.operations.Export;
import io.tailrace.operations.GapOperations;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.PersonLookup;
import io.tailrace.operations.QuarantineOperations;
import io.tailrace.operations.Reports;
import io.tailrace.operations.SinkReplay;
import io.tailrace.operations.SqlQuery;
import io.tailrace.operations.Status;
import io.tailrace.operations.SuppressionOperations;
import io.tailrace.operations.WebhookOperations;
import io.tailrace.operations.Workspaces;
import io.tailrace.sink.database.Suppressions.Lift;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What can be asked, by method and path. Immutable; safe for use by many threads. */
final class Routes {
  static final int MAX_PAGE = 1_000;

  /** Answers one kind of question. */
  @FunctionalInterface
  interface Route {
    Object answer(RequestParameters question) throws Exception;
  }

  private final Map<String, Route> routes = new HashMap<>();

  Routes(OperationContext parts) {
    routes.put("GET /api/status", question -> new Status(parts).read());
    routes.put("GET /api/events", new TailRoute(parts));
    routes.put("GET /api/explain", explain(new Explain(parts)));
    routes.put("GET /api/person", person(new PersonLookup(parts)));
    routes.put("POST /api/sql", new SqlRoute(new SqlQuery(parts)));
    routes.put("POST /api/sql/rows", new SqlLinesRoute(new SqlQuery(parts)));
    routes.put("POST /api/export", export(new Export(parts)));
    routes.put("POST /api/replays", replay(new SinkReplay(parts)));
    suppressions(new SuppressionOperations(parts));
    deadLetters(new DeadLetterOperations(parts));
    gaps(new GapOperations(parts));
    quarantine(parts);
    new ReconcileRoutes(parts).addTo(routes);
    customerIo(parts.workspaces(), parts.database(), parts.clock());
  }

  /** What needs no data folder. */
  Routes(Workspaces workspaces, InstantSource clock) {
    customerIo(workspaces, null, clock);
  }

  private void customerIo(Workspaces workspaces, DatabaseStore database, InstantSource clock) {
    WebhookOperations desk = new WebhookOperations(workspaces, new EndpointProof(clock));
    routes.put("GET /api/report", new ReportRoute(new Reports(workspaces, database)));
    routes.put("POST /api/connect", new ConnectRoute(desk));
  }

  Optional<Route> find(String method, String path) {
    return Optional.ofNullable(routes.get(method + " " + path));
  }

  /** Whether another method would do. */
  boolean hasPath(String path) {
    return routes.keySet().stream().anyMatch(route -> route.endsWith(" " + path));
  }

  private static Route explain(Explain explain) {
    return question -> explain.event(question.required("event_id"), question.text("feed"));
  }

  private static Route person(PersonLookup lookup) {
    return question ->
        lookup.find(
            question.required("id"),
            question.text("feed"),
            (int) question.number("limit", 20, 1, MAX_PAGE));
  }

  private static Route export(Export export) {
    return question ->
        export.run(question.required("dir"), question.time("from"), question.time("to"));
  }

  private static Route replay(SinkReplay replay) {
    return question ->
        replay.replay(
            question.required("sink"),
            question.time("from"),
            question.time("to"),
            question.flag("dry_run"));
  }

  private void suppressions(SuppressionOperations desk) {
    routes.put(
        "GET /api/suppressions",
        question -> desk.list(question.text("address"), question.text("feed"), limit(question)));
    routes.put(
        "POST /api/suppressions/lift",
        question ->
            desk.lift(
                new Lift(
                    question.required("address"),
                    question.text("feed"),
                    question.text("type"),
                    question.required("by"),
                    question.required("why")),
                question.flag("dry_run")));
  }

  private void deadLetters(DeadLetterOperations desk) {
    routes.put(
        "GET /api/dead-letters",
        question ->
            desk.list(
                question.selection("sink"),
                question.number("after", 0, 0, Long.MAX_VALUE),
                limit(question)));
    routes.put("GET /api/dead-letters/show", question -> desk.show(question.required("id")));
    routes.put(
        "POST /api/dead-letters/replay",
        question -> desk.replay(question.selection("sink"), question.flag("dry_run")));
    routes.put(
        "POST /api/dead-letters/discard",
        question -> desk.discard(question.selection("sink"), question.flag("dry_run")));
  }

  private void gaps(GapOperations desk) {
    routes.put("GET /api/gaps", question -> desk.list(question.text("sink"), question.flag("all")));
    routes.put(
        "POST /api/gaps/acknowledge",
        question ->
            desk.acknowledge(
                question.selection("sink"), question.required("by"), question.flag("dry_run")));
  }

  /** The log may come later than the receiver, so it is asked for each time. */
  private void quarantine(OperationContext parts) {
    routes.put(
        "GET /api/quarantine",
        question ->
            new QuarantineOperations(parts)
                .list(
                    question.selection("feed"),
                    question.number("after", 0, 0, Long.MAX_VALUE),
                    limit(question)));
    routes.put(
        "GET /api/quarantine/show",
        question -> new QuarantineOperations(parts).show(question.required("id")));
    routes.put(
        "POST /api/quarantine/replay",
        question ->
            new QuarantineOperations(parts)
                .replay(question.selection("feed"), question.flag("dry_run")));
    routes.put(
        "POST /api/quarantine/discard",
        question ->
            new QuarantineOperations(parts)
                .discard(question.selection("feed"), question.flag("dry_run")));
  }

  private static int limit(RequestParameters question) throws Exception {
    return (int) question.number("limit", 100, 1, MAX_PAGE);
  }
}
