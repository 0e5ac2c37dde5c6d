package io.tailrace.admin;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.reconcile.Reconcile;
import java.util.Map;

/**
 * {@code /api/reconcile} and {@code /api/backfill}: begun once, then turned step by step by whoever
 * asks. Immutable; safe for use by many threads.
 */
final class ReconcileRoutes {
  private static final int MOST = 1_000;

  private final OperationContext parts;
  private final Reconcile reconcile;

  ReconcileRoutes(OperationContext parts) {
    this.parts = parts;
    this.reconcile = new Reconcile(parts);
  }

  void addTo(Map<String, Routes.Route> routes) {
    routes.put("POST /api/reconcile", this::begin);
    routes.put(
        "POST /api/reconcile/step",
        question -> reconcile.step(feed(question), question.required("run")));
    routes.put("GET /api/reconcile/missing", this::missing);
    routes.put(
        "POST /api/backfill/step",
        question -> reconcile.backfill(feed(question), question.required("run")));
  }

  private Object begin(RequestParameters question) throws Exception {
    question.required("from");
    question.required("to");
    var asked =
        new io.tailrace.operations.reconcile.ReconcileQuestion(
            feed(question),
            question.time("from"),
            question.time("to"),
            question.id("campaign"),
            question.required("asked"));
    return reconcile.begin(asked, question.flag("restart"));
  }

  private Object missing(RequestParameters question) throws Exception {
    return reconcile.missing(
        feed(question),
        question.required("run"),
        question.number("after", 0, 0, Long.MAX_VALUE),
        (int) question.number("limit", MOST, 1, MOST));
  }

  private String feed(RequestParameters question) throws OperationException {
    String feed = question.text("feed");
    String found = feed == null && parts.feeds().size() == 1 ? parts.feeds().get(0) : feed;
    if (found == null || !parts.feeds().contains(found)) {
      throw OperationException.wrongRequest(
          "Which feed? --feed is one of " + String.join(", ", parts.feeds()) + ".");
    }
    return found;
  }
}
