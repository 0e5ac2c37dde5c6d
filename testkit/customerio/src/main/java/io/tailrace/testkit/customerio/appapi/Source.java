package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.Step;
import io.tailrace.testkit.customerio.Workspace;
import java.util.Objects;

/**
 * What messages come from. Immutable.
 *
 * @param part an action or a newsletter's content; 0 = the whole
 */
record Source(Step.Parent parent, long id, long part) {

  /** From a path's variables: the id, and perhaps the part's. */
  static Source of(Step.Parent parent, ApiRequest request) {
    long part = request.groups().size() > 1 ? request.id(1) : 0;
    Source source = new Source(parent, request.id(0), part);
    if (!Workspace.names(parent).containsKey(source.id) || !source.hasPart()) {
      throw ApiError.meta(404, "not found");
    }
    return source;
  }

  private boolean hasPart() {
    boolean newsletter = parent == Step.Parent.NEWSLETTER;
    return part == 0
        || (newsletter && Contents.of(id).contains(part))
        || Workspace.steps().stream()
            .anyMatch(step -> step.parent() == parent && step.actionId() == part);
  }

  boolean sent(SentMessage message) {
    Long partId =
        parent == Step.Parent.NEWSLETTER
            ? message.origin().contentId()
            : message.origin().actionId();
    return Objects.equals(message.parentId(parent), id)
        && (part == 0 || Objects.equals(partId, part));
  }
}
