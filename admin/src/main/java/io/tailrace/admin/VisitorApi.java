package io.tailrace.admin;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Admission;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.audit.AuditActor;
import io.tailrace.operations.audit.AuditOutcome;
import io.tailrace.operations.audit.AuditedAct;
import java.io.IOException;
import java.util.Optional;

/**
 * The API for one visitor or another: each gets what their role allows, and viewers no address. The
 * audit keeps each change, each look at what is not for viewers, and each refusal; what it cannot
 * keep is not done. Safe for use by many threads.
 */
public final class VisitorApi {
  private final Api api;
  private final AuditTrail audit;

  public VisitorApi(Api api, AuditTrail audit) {
    this.api = api;
    this.audit = audit;
  }

  /** Answers at once, as {@link Api#call}. */
  public ApiResponse call(Visitor visitor, ApiRequest request) throws IOException {
    Optional<Endpoint<?>> found = EndpointTable.at(request);
    if (found.isEmpty()) {
      return api.call(request);
    }
    Endpoint<?> endpoint = found.get();
    AuditedAct act = ApiAct.of(endpoint, request);
    if (!endpoint.admits(visitor)) {
      return refused(visitor.actor(), act, refusal(endpoint, visitor));
    }
    ApiResponse answer =
        endpoint.reads() || request.onlyReads()
            ? looked(endpoint, visitor, request)
            : changed(visitor, act, request);
    return visitor.role() == AccessRole.VIEWER ? ViewerMask.of(answer) : answer;
  }

  /** For somebody who was not let in. */
  ApiResponse notAdmitted(AuditActor stranger, String line, Admission admission) {
    return refused(
        stranger,
        AuditedAct.of(line, ""),
        ApiResponse.error(admission.status(), admission.reason()));
  }

  /** For a visitor whose request is not read. */
  ApiResponse notRead(Visitor visitor, String line, ApiResponse refusal) {
    return refused(visitor.actor(), AuditedAct.of(line, ""), refusal);
  }

  private ApiResponse refused(AuditActor who, AuditedAct act, ApiResponse refusal) {
    audit.refused(who, act, refusal.error());
    return refusal;
  }

  private static ApiResponse refusal(Endpoint<?> endpoint, Visitor visitor) {
    String who = "You are " + visitor.name() + ", " + visitor.role().word() + "; ";
    return ApiResponse.error(
        403,
        endpoint.access() == null
            ? endpoint.path() + " is open to nobody."
            : who
                + endpoint.path()
                + " needs "
                + endpoint.access().role().word()
                + (endpoint.access().byTokenAlone() ? " and the server's token." : "."));
  }

  private ApiResponse looked(Endpoint<?> endpoint, Visitor visitor, ApiRequest request)
      throws IOException {
    ApiResponse answer = api.call(request);
    // A page after the first belongs to the same look.
    boolean kept = endpoint.access().looksKept() && !request.parameters().containsKey("after");
    if (!kept || !answer.ok()) {
      return answer;
    }
    boolean dry = request.body().path("dry_run").asBoolean(false);
    Long count = ActedOn.count(answer);
    AuditOutcome how = dry ? AuditOutcome.dryRun(count) : AuditOutcome.looked(count);
    return ApiAnswer.of(
        () -> {
          audit.looked(visitor, ApiAct.of(endpoint, request), how);
          return answer.value();
        });
  }

  private ApiResponse changed(Visitor visitor, AuditedAct act, ApiRequest request)
      throws IOException {
    String id;
    try {
      id = audit.begun(visitor, act);
    } catch (OperationException e) {
      return ApiResponse.error(503, e.getMessage());
    }
    AuditOutcome how = AuditOutcome.failed("It ended without an answer.");
    try {
      ApiResponse answer = api.call(request);
      how =
          answer.ok()
              ? AuditOutcome.done(ActedOn.count(answer))
              : AuditOutcome.failed(answer.error());
      return answer;
    } finally {
      audit.ended(id, how);
    }
  }
}
