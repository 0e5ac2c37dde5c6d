package io.tailrace.operations.search;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.search.SearchReport.Hit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Campaigns and what is like them, by a part of their name or by their number. Stateless. */
final class NamedHits {
  private static final Set<String> KINDS =
      Set.of("campaign", "broadcast", "newsletter", "transactional");

  private NamedHits() {}

  static List<Hit> of(List<SourceName> names, String text, @Nullable String feed, int limit) {
    String lowered = text.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> KINDS.contains(name.kind()))
        .filter(name -> feed == null || feed.equals(name.feed()))
        .filter(name -> goesBy(name, lowered))
        .map(name -> hit(name, lowered))
        .sorted(Comparator.comparing((Hit hit) -> !hit.exact()).thenComparing(Hit::title))
        .limit(limit)
        .toList();
  }

  private static boolean goesBy(SourceName name, String lowered) {
    return String.valueOf(name.id()).equals(lowered)
        || (name.name() != null && name.name().toLowerCase(Locale.ROOT).contains(lowered));
  }

  private static Hit hit(SourceName name, String lowered) {
    String id = String.valueOf(name.id());
    String title = name.name() == null || name.name().isBlank() ? id : name.name();
    boolean exact = id.equals(lowered) || title.toLowerCase(Locale.ROOT).equals(lowered);
    return new Hit(name.kind(), name.feed(), id, title, name.state(), null, exact);
  }
}
