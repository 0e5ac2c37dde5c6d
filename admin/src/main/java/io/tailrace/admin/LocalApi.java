package io.tailrace.admin;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Workspaces;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers in this process, from an open data folder. Safe for use by many threads. */
public final class LocalApi implements Api {
  private final List<Routes.Bound> routes;

  public LocalApi(OperationContext parts) {
    this(new Routes(parts));
  }

  private LocalApi(Routes routes) {
    this(routes.all());
  }

  LocalApi(List<Routes.Bound> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Answers only what needs no data folder: Customer.io's side. */
  public static LocalApi withoutFolder(Workspaces workspaces, InstantSource clock) {
    return new LocalApi(new Routes(workspaces, clock));
  }

  @Override
  public ApiResponse call(ApiRequest request) {
    List<String> others = new ArrayList<>();
    for (Routes.Bound bound : routes) {
      Optional<Map<String, String>> found = bound.endpoint().path().match(request.path());
      if (found.isPresent() && bound.endpoint().method().equals(request.method())) {
        return answer(bound, request, found.get());
      }
      found.ifPresent(values -> others.add(bound.endpoint().method()));
    }
    return others.isEmpty()
        ? ApiResponse.error(404, "There is nothing at " + request.path() + ".")
        : ApiResponse.wrongMethod(
            request.path() + " does not answer " + request.method() + ".", others);
  }

  private static ApiResponse answer(
      Routes.Bound bound, ApiRequest request, Map<String, String> fromPath) {
    var question = RequestParameters.of(request, bound.endpoint(), fromPath);
    return ApiAnswer.of(() -> bound.route().answer(question));
  }
}
