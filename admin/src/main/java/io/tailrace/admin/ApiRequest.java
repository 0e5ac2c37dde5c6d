package io.tailrace.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One question. Immutable.
 *
 * @param method {@code GET}, or {@code POST} for what changes something or has a long question
 * @param path as in {@code /api/status}, encoded as in HTTP
 * @param parameters of the query
 * @param body empty for {@code GET}
 */
public record ApiRequest(
    String method, String path, Map<String, String> parameters, JsonNode body) {

  private static final Set<String> QUERIES =
      Set.of(
          Endpoints.SQL.path().toString(),
          Endpoints.SQL_ROWS.path().toString(),
          ContactEndpoints.CONTACTS.path().toString(),
          Endpoints.BACKUP.path().toString());

  private static final Set<String> FILES =
      Set.of(Endpoints.EXPORT_FILES.path().toString(), Endpoints.BACKUP.path().toString());

  public ApiRequest {
    parameters = Map.copyOf(parameters);
  }

  /** A question without parameters. */
  public static ApiRequest get(String path) {
    return new ApiRequest("GET", path, Map.of(), empty());
  }

  public static ApiRequest post(String path, JsonNode body) {
    return new ApiRequest("POST", path, Map.of(), body);
  }

  /** Whether nothing in a data folder changes by it. */
  public boolean onlyReads() {
    return method.equals("GET") || QUERIES.contains(path) || body.path("dry_run").asBoolean(false);
  }

  /** Whether files are the answer: between two of them much may have to be copied. */
  boolean asksForFiles() {
    return FILES.contains(path);
  }

  /** Whether only a process that serves can answer, however its files lie. */
  public boolean asksServer() {
    return path.equals(AccessEndpoints.LINK.path().toString());
  }

  /** With one more parameter; without it if {@code value} is null. */
  public ApiRequest with(String name, Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(name, value.toString());
    return new ApiRequest(method, path, more, body);
  }

  /** Path and query as HTTP wants them. */
  String target() {
    return parameters.isEmpty()
        ? path
        : path
            + "?"
            + parameters.entrySet().stream()
                .map(
                    entry ->
                        PathTemplate.encoded(entry.getKey())
                            + "="
                            + PathTemplate.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
  }

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
