package io.tailrace.operations.series;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationException;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import io.tailrace.sink.database.DatabaseReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the sources in an answer are called. For one question. */
final class SourceLabels {
  private static final Map<Dimension, Set<String>> KINDS =
      Map.of(
          Dimension.CAMPAIGN, Set.of("campaign"),
          Dimension.BROADCAST, Set.of("broadcast"),
          Dimension.NEWSLETTER, Set.of("newsletter"),
          Dimension.TRANSACTIONAL, Set.of("transactional"),
          Dimension.SOURCE, Set.of("campaign", "broadcast", "newsletter", "transactional"),
          Dimension.ACTION, Set.of("campaign_action", "broadcast_action"),
          Dimension.CONTENT, Set.of("newsletter_content"));

  private final DatabaseStore database;
  private final SeriesQuestion question;

  SourceLabels(DatabaseStore database, SeriesQuestion question) {
    this.database = database;
    this.question = question;
  }

  /** By dimension and number; a dimension of which no name is known is not in it. */
  Map<String, Map<String, String>> of(List<List<@Nullable Object>> rows) throws OperationException {
    Map<String, Map<String, String>> labels = new LinkedHashMap<>();
    for (int i = 0; i < question.by().size(); i++) {
      Dimension dimension = question.by().get(i);
      if (dimension.isSource()) {
        int at = i;
        Set<@Nullable Object> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.get(at)));
        Map<String, String> some = some(dimension, ids);
        if (!some.isEmpty()) {
          labels.put(dimension.word(), some);
        }
      }
    }
    return labels;
  }

  private Map<String, String> some(Dimension dimension, Set<@Nullable Object> ids)
      throws OperationException {
    Set<String> kinds = KINDS.getOrDefault(dimension, Set.of());
    Map<String, String> some = new LinkedHashMap<>();
    for (SourceName name : database.askForPage(DatabaseReader::names)) {
      Object key = dimension == Dimension.SOURCE ? name.kind() + "/" + name.id() : name.id();
      if (kinds.contains(name.kind())
          && ids.contains(key)
          && isAsked(name.feed())
          && name.name() != null
          && !name.name().isBlank()) {
        some.put(key.toString(), name.name());
      }
    }
    return some;
  }

  private boolean isAsked(String feed) {
    return question.filters().stream()
        .filter(filter -> filter.column() == CountColumn.FEED)
        .map(CountFilter::values)
        .allMatch(feeds -> feeds.contains(feed));
  }
}
