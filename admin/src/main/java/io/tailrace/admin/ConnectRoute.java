package io.tailrace.admin;

import io.tailrace.core.FeedPath;
import io.tailrace.operations.ConnectQuestion;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.WebhookOperations;
import io.tailrace.operations.WebhookState;

/**
 * {@code POST /api/connect}: registers a reporting webhook, or switches it on. Safe for many
 * threads.
 */
final class ConnectRoute implements Routes.Route<WebhookState> {
  private final WebhookOperations desk;

  ConnectRoute(WebhookOperations desk) {
    this.desk = desk;
  }

  @Override
  public WebhookState answer(RequestParameters question) throws OperationException {
    String feed = question.text("feed", FeedPath.DEFAULT_FEED);
    boolean dryRun = question.flag("dry_run");
    Long enabled = question.id("enable");
    if (enabled != null) {
      return desk.enable(feed, enabled, dryRun);
    }
    return desk.connect(
        new ConnectQuestion(
            feed,
            question.required("url"),
            question.texts("events"),
            choice(question, "full_resolution"),
            choice(question, "with_content")),
        dryRun);
  }

  /** null = not given. */
  private static Boolean choice(RequestParameters question, String name) throws OperationException {
    return question.text(name) == null ? null : question.flag(name);
  }
}
