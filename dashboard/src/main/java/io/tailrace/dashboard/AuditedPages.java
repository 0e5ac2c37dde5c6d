package io.tailrace.dashboard;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.dashboard.component.ChangeOutcome;
import io.tailrace.dashboard.component.ChangePlan;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.audit.AuditOutcome;
import io.tailrace.operations.audit.AuditedAct;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Has pages answer, and the audit keep what it must: each change, and each look at a page that is
 * not for viewers. Safe for use by many threads.
 */
final class AuditedPages {
  private final AuditTrail audit;

  AuditedPages(AuditTrail audit) {
    this.audit = audit;
  }

  /** As {@link DashboardPage#answer}; what cannot be kept is not done. */
  PageAnswer answer(PageRoute route, PageRequest request)
      throws OperationException,
          LogUnavailableException,
          StoreUnavailableException,
          InterruptedException {
    if (!route.method().equals("GET") && !request.flag("dry_run")) {
      return changed(route, request);
    }
    PageAnswer answer = route.page().answer(request);
    if (route.needs() != AccessRole.VIEWER) {
      audit.looked(request.visitor(), act(route, request), seen(answer));
    }
    return answer;
  }

  private PageAnswer changed(PageRoute route, PageRequest request)
      throws OperationException,
          LogUnavailableException,
          StoreUnavailableException,
          InterruptedException {
    String id = audit.begun(request.visitor(), act(route, request));
    AuditOutcome how = AuditOutcome.failed("It ended without an answer.");
    try {
      PageAnswer answer = route.page().answer(request);
      how = done(answer);
      return answer;
    } catch (OperationException e) {
      how = AuditOutcome.failed(String.valueOf(e.getMessage()));
      throw e;
    } finally {
      audit.ended(id, how);
    }
  }

  static AuditedAct act(PageRoute route, PageRequest request) {
    Map<String, String> parameters = new LinkedHashMap<>();
    request.query().forEach((name, values) -> parameters.put(name, String.join(",", values)));
    return new AuditedAct(
        route.method() + " " + route.path(),
        String.join("/", route.path().names().stream().map(request::segment).toList()),
        parameters);
  }

  private static AuditOutcome seen(PageAnswer answer) {
    return answer instanceof PageFragment part && part.model() instanceof ChangePlan plan
        ? AuditOutcome.dryRun(plan.count())
        : AuditOutcome.looked(null);
  }

  private static AuditOutcome done(PageAnswer answer) {
    if (answer instanceof PageFragment part && part.model() instanceof ChangeOutcome outcome) {
      return outcome.tone() == Tone.BAD
          ? AuditOutcome.failed(outcome.sentence())
          : new AuditOutcome("done", outcome.count(), outcome.sentence());
    }
    return AuditOutcome.done(null);
  }
}
