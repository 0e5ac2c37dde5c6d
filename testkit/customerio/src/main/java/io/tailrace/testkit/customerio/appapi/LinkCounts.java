package io.tailrace.testkit.customerio.appapi;

import io.tailrace.testkit.customerio.SentMessage;
import io.tailrace.testkit.customerio.SentMessage.Click;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Clicks by link. For one thread. */
final class LinkCounts {
  private static final List<String> NAMES = List.of("clicked", "human_clicked", "machine_clicked");

  private final Buckets buckets;
  private final boolean unique;
  private final Map<Long, SeriesCounts> counts = new TreeMap<>();
  private final Map<Long, String> hrefs = new TreeMap<>();

  /**
   * @param unique whether of a message's clicks on one link only the first counts
   */
  LinkCounts(Buckets buckets, boolean unique) {
    this.buckets = buckets;
    this.unique = unique;
  }

  void add(SentMessage message) {
    Set<Long> seen = new HashSet<>();
    for (Click click : message.clicks()) {
      SeriesCounts link =
          counts.computeIfAbsent(click.linkId(), id -> new SeriesCounts(buckets, NAMES));
      hrefs.put(click.linkId(), click.href());
      if (seen.add(click.linkId()) || !unique) {
        link.add("clicked", message.made());
        link.add(click.human() ? "human_clicked" : "machine_clicked", message.made());
      }
    }
  }

  List<Map<String, Object>> list() {
    List<Map<String, Object>> list = new ArrayList<>();
    counts.forEach(
        (id, count) ->
            list.add(
                Map.of(
                    "link", Map.of("id", id, "href", hrefs.get(id)),
                    "metric", Map.of("series", count.series()))));
    return list;
  }
}
