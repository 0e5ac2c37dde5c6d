package io.tailrace.admin;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.reconcile.BackfillStep;
import io.tailrace.operations.reconcile.Reconcile;
import io.tailrace.operations.reconcile.ReconcileQuestion;
import io.tailrace.operations.reconcile.RunReport;
import java.util.List;

/**
 * {@code /api/reconcile}, and what is fetched by it: begun once, then turned step by step by
 * whoever asks. Immutable; safe for use by many threads.
 */
final class ReconcileRoutes {
  private static final int MOST = 1_000;

  private final List<String> feeds;
  private final Reconcile reconcile;

  ReconcileRoutes(List<String> feeds, Reconcile reconcile) {
    this.feeds = feeds;
    this.reconcile = reconcile;
  }

  RunReport step(RequestParameters question)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return reconcile.step(feed(question), question.required("run"));
  }

  BackfillStep backfill(RequestParameters question)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return reconcile.backfill(feed(question), question.required("run"));
  }

  RunReport begin(RequestParameters question)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    question.required("from");
    question.required("to");
    var asked =
        new ReconcileQuestion(
            feed(question),
            question.time("from"),
            question.time("to"),
            question.id("campaign"),
            question.required("asked"));
    return reconcile.begin(asked, question.flag("restart"));
  }

  Reconcile.Listed missing(RequestParameters question)
      throws InterruptedException,
          LogUnavailableException,
          OperationException,
          StoreUnavailableException {
    return reconcile.missing(
        feed(question),
        question.required("run"),
        question.after(),
        (int) question.number("limit", MOST, 1, MOST));
  }

  private String feed(RequestParameters question) throws OperationException {
    String feed = question.text("feed");
    String found = feed == null && feeds.size() == 1 ? feeds.get(0) : feed;
    if (found == null || !feeds.contains(found)) {
      throw OperationException.wrongRequest(
          "Which feed? --feed is one of " + String.join(", ", feeds) + ".");
    }
    return found;
  }
}
