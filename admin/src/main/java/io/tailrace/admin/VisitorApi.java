package io.tailrace.admin;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Visitor;
import java.io.IOException;
import java.util.Optional;

/**
 * The API for one visitor or another: each gets what their role allows, and viewers no address.
 * Safe for use by many threads.
 */
public final class VisitorApi {
  private final Api api;

  public VisitorApi(Api api) {
    this.api = api;
  }

  /** Answers at once, as {@link Api#call}. */
  public ApiResponse call(Visitor visitor, ApiRequest request) throws IOException {
    Optional<Endpoint<?>> found = EndpointTable.at(request);
    if (found.isPresent() && !found.get().admits(visitor)) {
      return refused(found.get(), visitor);
    }
    ApiResponse answer = api.call(request);
    return visitor.role() == AccessRole.VIEWER ? ViewerMask.of(answer) : answer;
  }

  private static ApiResponse refused(Endpoint<?> endpoint, Visitor visitor) {
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
}
