package io.tailrace.dashboard;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.Visitor;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageVisit;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a page as a browser does, for tests of models. Immutable. */
public record Asking(String path, AccessRole role, Instant now) {

  /** With these parameters, name and value in turn. */
  public PageRequest with(String... query) {
    return named(Map.of(), query);
  }

  /** With what the path gives names, too. */
  public PageRequest named(Map<String, String> named, String... query) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      parameters.put(query[i], List.of(query[i + 1]));
    }
    var visitor = new Visitor("grace", role, EntryWay.LINK);
    return new PageRequest(
        path, named, parameters, new PageVisit(visitor, now, ZoneOffset.UTC, false));
  }

  /** The same as a page that is open already asks it. */
  public static PageRequest part(PageRequest asked) {
    var visit = new PageVisit(asked.visitor(), asked.now(), asked.visit().zone(), true);
    return new PageRequest(asked.path(), asked.named(), asked.query(), visit);
  }
}
