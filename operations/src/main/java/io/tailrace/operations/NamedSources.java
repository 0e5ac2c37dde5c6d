package io.tailrace.operations;

import io.tailrace.core.sink.SourceName;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts beside the number of a campaign, newsletter and so on what people call it, as far as an App
 * API key told it. Immutable.
 */
public final class NamedSources {
  private static final Map<String, String> KINDS =
      Map.of(
          "campaign_id", "campaign",
          "broadcast_id", "broadcast",
          "newsletter_id", "newsletter",
          "transactional_message_id", "transactional");
  private final Map<Source, String> names = new HashMap<>();

  /** Knows these names; blank ones are none. */
  public NamedSources(List<SourceName> all) {
    all.stream()
        .filter(name -> name.name() != null && !name.name().isBlank())
        .forEach(name -> names.put(new Source(name.feed(), name.kind(), name.id()), name.name()));
  }

  private record Source(String feed, String kind, long id) {}

  /**
   * Returns the rows, each with a {@code source_name}; null where a row has no source, or an
   * unknown one.
   */
  public List<Map<String, Object>> in(String feed, List<Map<String, Object>> rows) {
    return rows.stream().map(row -> named(feed, row)).toList();
  }

  private Map<String, Object> named(String feed, Map<String, Object> row) {
    Map<String, Object> named = new LinkedHashMap<>(row);
    named.put("source_name", null);
    KINDS.forEach(
        (column, kind) -> {
          if (row.get(column) instanceof Number id) {
            String name = names.get(new Source(feed, kind, id.longValue()));
            named.merge("source_name", name == null ? "" : name, (one, other) -> one);
          }
        });
    named.replace("source_name", "", null);
    return named;
  }
}
