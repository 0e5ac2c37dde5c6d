package io.tailrace.operations.search;

import io.tailrace.core.log.KnownKey;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.search.SearchReport.Hit;
import io.tailrace.sink.database.PrefixSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One search for an event, a message, a person, an address or a campaign, by the beginning of any
 * of their ids, or by a part of a campaign's name. Asks indexes alone. Safe for use by many
 * threads.
 */
public final class Search {
  /** Longer than any id or address; the rest of a pasted text makes no difference. */
  private static final int LONGEST = 400;

  private final OperationContext parts;

  public Search(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Finds what goes by this.
   *
   * @param q an id, an address, a phone number or a name, or how it begins
   * @param feed null = all
   * @param limit how many of each kind
   */
  public SearchReport find(String q, @Nullable String feed, int limit)
      throws OperationException, LogUnavailableException {
    String text = q.strip();
    if (text.isEmpty()) {
      return new SearchReport(q, List.of(), false);
    }
    String asked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    List<Hit> hits = new ArrayList<>();
    boolean more = false;
    for (List<Hit> found : inDatabase(asked, feed, limit + 1)) {
      more |= found.size() > limit;
      hits.addAll(found.size() > limit ? found.subList(0, limit) : found);
    }
    hits.addAll(inLog(asked, feed));
    return new SearchReport(q, once(hits), more);
  }

  private List<List<Hit>> inDatabase(String text, @Nullable String feed, int limit)
      throws OperationException {
    if (parts.database() == null) {
      return List.of();
    }
    return parts
        .database()
        .askForPage(
            reader -> {
              var hits = new DatabaseHits(new PrefixSearch(reader, feed, limit), text);
              return List.of(
                  hits.people(),
                  hits.messages(),
                  hits.events(),
                  NamedHits.of(reader.names(), text, feed, limit));
            });
  }

  /** Just received, or kept by the log alone. */
  private List<Hit> inLog(String text, @Nullable String feed) throws LogUnavailableException {
    List<Hit> hits = new ArrayList<>();
    for (String candidate : feed == null ? parts.feeds() : List.of(feed)) {
      Optional<KnownKey> known = parts.log().reader().known(candidate, text);
      known.ifPresent(
          key -> hits.add(new Hit("event", candidate, text, text, null, key.receivedAt(), true)));
    }
    return hits;
  }

  private static List<Hit> once(List<Hit> hits) {
    Map<List<String>, Hit> each = new LinkedHashMap<>();
    hits.forEach(hit -> each.putIfAbsent(List.of(hit.kind(), hit.feed(), hit.id()), hit));
    return each.values().stream().sorted(Comparator.comparing(hit -> !hit.exact())).toList();
  }
}
