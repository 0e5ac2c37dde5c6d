package io.tailrace.admin;

import java.util.List;
import java.util.Optional;

/** Finds which endpoint a request asks. Stateless. */
final class EndpointTable {
  private static final List<Endpoint<?>> ALL = Endpoints.all();

  private EndpointTable() {}

  /** By its method too; empty if there is none. */
  static Optional<Endpoint<?>> at(ApiRequest request) {
    return ALL.stream()
        .filter(it -> it.method().equals(request.method()))
        .filter(it -> it.path().match(request.path()).isPresent())
        .findFirst();
  }
}
