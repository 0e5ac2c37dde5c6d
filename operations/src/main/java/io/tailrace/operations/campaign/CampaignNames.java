package io.tailrace.operations.campaign;

import io.tailrace.core.sink.SourceName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What sources and their parts are called, as far as an App API key told it. Immutable. */
final class CampaignNames {
  private record Key(String feed, String kind, long id) {}

  private final Map<Key, SourceName> names = new HashMap<>();

  CampaignNames(List<SourceName> all) {
    all.forEach(name -> names.put(new Key(name.feed(), name.kind(), name.id()), name));
  }

  @Nullable String name(String feed, String kind, long id) {
    SourceName name = names.get(new Key(feed, kind, id));
    return name == null || name.name() == null || name.name().isBlank() ? null : name.name();
  }

  @Nullable String state(String feed, String kind, long id) {
    SourceName name = names.get(new Key(feed, kind, id));
    return name == null ? null : name.state();
  }
}
