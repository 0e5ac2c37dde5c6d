package io.tailrace.operations.campaign;

import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.Dimension;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was counted of each source in each period. Immutable. */
final class CampaignRows {
  private static final int MOST_DAYS = 31;
  private static final int MOST_DAYS_OF_WEEKS = 217;

  private final List<String> periods;
  private final Map<Source, Map<String, MeasureCounts>> sources = new LinkedHashMap<>();

  /** Whose messages. */
  record Source(String feed, String kind, long id) {
    /** From {@code campaign/7}. */
    private static Source of(Object feed, Object source) {
      String text = source.toString();
      int slash = text.indexOf('/');
      return new Source(
          feed.toString(), text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
    }
  }

  private CampaignRows(List<String> periods) {
    this.periods = periods;
  }

  /** So that a sparkline has some thirty points at most. */
  static Dimension by(TimeRange range) {
    long days = range.length().toDays();
    return days <= MOST_DAYS
        ? Dimension.DAY
        : days <= MOST_DAYS_OF_WEEKS ? Dimension.WEEK : Dimension.MONTH;
  }

  /** Reads them; the question's groups are the period, the feed and the source. */
  static CampaignRows read(EventSeries series, SeriesQuestion question) throws OperationException {
    CampaignRows rows = new CampaignRows(question.periods());
    series
        .counts(question)
        .forEach(
            (key, counts) ->
                rows.sources
                    .computeIfAbsent(Source.of(key.get(1), key.get(2)), it -> new LinkedHashMap<>())
                    .put(key.get(0).toString(), counts));
    return rows;
  }

  List<String> periods() {
    return periods;
  }

  List<Source> sources() {
    return List.copyOf(sources.keySet());
  }

  MeasureCounts total(Source source) {
    return MeasureCounts.sum(sources.getOrDefault(source, Map.of()).values());
  }

  CampaignList.Entry entry(Source source, CampaignNames names) {
    return new CampaignList.Entry(
        source.kind,
        source.id,
        source.feed,
        names.name(source.feed, source.kind, source.id),
        names.state(source.feed, source.kind, source.id),
        CampaignFigures.of(total(source)),
        byPeriod(source, Measure.SENT),
        byPeriod(source, Measure.HUMAN_OPENED));
  }

  private List<Long> byPeriod(Source source, Measure measure) {
    Map<String, MeasureCounts> counts = sources.getOrDefault(source, Map.of());
    List<Long> values = new ArrayList<>();
    for (String period : periods) {
      MeasureCounts some = counts.get(period);
      values.add(some == null ? 0 : some.of(measure));
    }
    return values;
  }
}
