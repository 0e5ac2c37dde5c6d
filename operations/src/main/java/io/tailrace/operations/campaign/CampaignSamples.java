package io.tailrace.operations.campaign;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.Dimension;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.TimeRange;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import io.tailrace.sink.database.DatabaseReader;
import io.tailrace.sink.database.SampledMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells of one campaign and so on what counts cannot: how soon people answer, and what they click.
 * It looks at some rows of its busiest hours, so it is quick however much is kept. Safe for use by
 * many threads.
 */
public final class CampaignSamples {
  private static final Duration BACK = Duration.ofDays(35);
  private static final int[] AGES = {1, 3, 6, 12, 24, 48, 72, 168};
  private static final int MOST_HOURS = 6;
  private static final int ENOUGH = 5_000;
  private static final int MOST_LINKS = 50;
  private static final String NOTHING = "Nothing is kept of its busiest hours.";

  private final OperationContext parts;
  private final EventSeries series;

  public CampaignSamples(OperationContext parts) {
    this.parts = parts;
    this.series = new EventSeries(parts);
  }

  /** Gives rows of one hour. */
  private interface Hourly<T> {
    List<T> of(DatabaseReader reader, Instant hour) throws SinkUnavailableException;
  }

  /**
   * How soon people open and click.
   *
   * @param words feed, and to, before which it looks back 35 days
   */
  public Maturity maturity(String kind, long id, Function<String, @Nullable String> words)
      throws OperationException {
    SampledSource source = SampledSource.of(kind, id, words, parts);
    List<SampledMessage> messages =
        sample(
            source,
            Measure.SENT,
            (reader, hour) ->
                reader.samples().sent(source.feed(), source.column(), source.id(), hour));
    Instant now = parts.clock().instant();
    List<Maturity.Point> points = new ArrayList<>();
    for (int hours : AGES) {
      points.add(point(messages, hours, now));
    }
    return new Maturity(points, messages.size(), said(messages.size(), "messages"));
  }

  private static Maturity.Point point(List<SampledMessage> messages, int hours, Instant now) {
    Duration age = Duration.ofHours(hours);
    List<SampledMessage> old =
        messages.stream().filter(it -> !it.sentAt().plus(age).isAfter(now)).toList();
    return new Maturity.Point(
        hours,
        old.size(),
        share(old, it -> by(it.sentAt(), it.humanOpenedAt(), age)),
        share(old, it -> by(it.sentAt(), it.humanClickedAt(), age)));
  }

  private static boolean by(Instant sent, @Nullable Instant answered, Duration age) {
    return answered != null && !answered.isAfter(sent.plus(age));
  }

  private static @Nullable Double share(
      List<SampledMessage> messages, Predicate<SampledMessage> which) {
    long some = messages.stream().filter(which).count();
    return messages.isEmpty() ? null : (double) some / messages.size();
  }

  /**
   * What people clicked most.
   *
   * @param words feed, and to, before which it looks back 35 days
   */
  public ClickedLinks links(String kind, long id, Function<String, @Nullable String> words)
      throws OperationException {
    SampledSource source = SampledSource.of(kind, id, words, parts);
    List<String> clicks =
        sample(
            source,
            Measure.HUMAN_CLICKED,
            (reader, hour) ->
                reader.samples().clicked(source.feed(), source.column(), source.id(), hour));
    Map<String, Long> counts = new HashMap<>();
    clicks.forEach(href -> counts.merge(withoutQuery(href), 1L, Long::sum));
    List<ClickedLinks.Link> links =
        counts.entrySet().stream()
            .filter(link -> link.getValue() > 1)
            .map(link -> new ClickedLinks.Link(link.getKey(), link.getValue()))
            .sorted(
                Comparator.comparingLong(ClickedLinks.Link::clicks)
                    .reversed()
                    .thenComparing(ClickedLinks.Link::href))
            .limit(MOST_LINKS)
            .toList();
    return new ClickedLinks(links, clicks.size(), said(clicks.size(), "clicks"));
  }

  private static String withoutQuery(String href) {
    return href.replaceFirst("[?#].*", "");
  }

  private static String said(int count, String what) {
    return count == 0
        ? NOTHING
        : count + " " + what + " of its " + MOST_HOURS + " busiest hours in 35 days.";
  }

  private <T> List<T> sample(SampledSource source, Measure busy, Hourly<T> hourly)
      throws OperationException {
    List<Instant> hours = busiest(source, busy);
    DatabaseStore database = parts.knownDatabase();
    return database.askForPage(
        reader -> {
          List<T> sample = new ArrayList<>();
          for (Instant hour : hours) {
            if (sample.size() < ENOUGH) {
              sample.addAll(hourly.of(reader, hour));
            }
          }
          return sample;
        });
  }

  private List<Instant> busiest(SampledSource source, Measure busy) throws OperationException {
    SeriesQuestion question =
        new SeriesQuestion(
            List.of(busy),
            List.of(Dimension.HOUR),
            new TimeRange(source.to().minus(BACK), source.to()),
            ZoneOffset.UTC,
            List.of(
                CountFilter.only(CountColumn.FEED, List.of(source.feed())),
                CountFilter.only(source.column(), List.of(source.id()))),
            null,
            SeriesQuestion.MOST_ROWS);
    Map<List<Object>, MeasureCounts> counts = series.counts(question);
    return counts.entrySet().stream()
        .filter(hour -> hour.getValue().of(busy) > 0)
        .sorted(Comparator.comparingLong(hour -> -hour.getValue().of(busy)))
        .limit(MOST_HOURS)
        .map(hour -> Instant.parse(hour.getKey().get(0).toString()))
        .toList();
  }
}
