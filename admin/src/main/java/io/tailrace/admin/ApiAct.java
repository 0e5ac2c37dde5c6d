package io.tailrace.admin;

import io.tailrace.operations.audit.AuditedAct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request as the audit tells of it. Stateless. */
final class ApiAct {
  private ApiAct() {}

  static AuditedAct of(Endpoint<?> endpoint, ApiRequest request) {
    Map<String, String> inPath = endpoint.path().match(request.path()).orElse(Map.of());
    List<String> target = new ArrayList<>();
    endpoint.path().names().forEach(name -> target.add(inPath.get(name)));
    Map<String, String> parameters = new LinkedHashMap<>(request.parameters());
    request
        .body()
        .forEachEntry(
            (name, value) ->
                parameters.put(name, value.isString() ? value.asString() : value.toString()));
    return new AuditedAct(
        endpoint.method() + " " + endpoint.path(), String.join("/", target), parameters);
  }
}
