package io.tailrace.operations;

import io.tailrace.customerio.appapi.Bucket;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.Series;
import io.tailrace.operations.Report.OwnFigures;
import io.tailrace.sink.database.CountsQuery;
import io.tailrace.sink.database.HourCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What webhooks told about the periods of a series. A period counts by when things happened, and
 * only if events came here before it began: of an earlier one we may have missed some. Safe for use
 * by many threads.
 */
final class OwnCounts {
  private final DatabaseStore database;

  OwnCounts(DatabaseStore database) {
    this.database = database;
  }

  OwnFigures beside(Series series, ReportQuestion question) throws OperationException {
    Instant since =
        database.ask(reader -> reader.happened().firstHour(question.feed())).orElse(null);
    if (since == null) {
      return OwnFigures.none(null, "No event of this feed has come here yet.");
    }
    List<Bucket> covered =
        series.buckets().stream().filter(bucket -> bucket.start().isAfter(since)).toList();
    if (covered.isEmpty()) {
      return OwnFigures.none(
          since, "Events came here in none of these periods from its beginning: " + since + ".");
    }
    return figures(since, covered, read(covered, end(series), question));
  }

  private static Instant end(Series series) {
    Instant newest = series.buckets().get(series.buckets().size() - 1).start();
    return series.by().move(newest, 1, series.zone());
  }

  private static OwnFigures figures(
      Instant since, List<Bucket> covered, NavigableMap<Instant, Map<String, Long>> own) {
    List<Map<String, Object>> buckets = new ArrayList<>();
    own.forEach((start, counts) -> buckets.add(Figures.from(start, Figures.of(counts))));
    return new OwnFigures(
        since,
        buckets,
        Figures.sum(List.copyOf(own.values())),
        Figures.sum(covered.stream().map(bucket -> Figures.of(bucket.counts())).toList()),
        null);
  }

  private NavigableMap<Instant, Map<String, Long>> read(
      List<Bucket> covered, Instant end, ReportQuestion question) throws OperationException {
    NavigableMap<Instant, Map<String, Long>> own = new TreeMap<>();
    covered.forEach(bucket -> own.put(bucket.start(), new TreeMap<>()));
    CountsQuery query = query(question, own.firstKey(), end);
    for (HourCount count : database.ask(reader -> reader.happened().hourCounts(query))) {
      Map<String, Long> bucket = own.floorEntry(count.hour()).getValue();
      bucket.merge(count.metric(), count.events(), Long::sum);
      if (count.metric().equals("opened") || count.metric().equals("clicked")) {
        bucket.merge("human_" + count.metric(), count.human(), Long::sum);
      }
    }
    return own;
  }

  private static CountsQuery query(ReportQuestion question, Instant from, Instant to) {
    String type = question.type() == null ? null : question.type().objectType().name();
    return new CountsQuery(
        question.feed(),
        from,
        to,
        source(question),
        question.source() == null ? 0 : question.source().id(),
        type);
  }

  /** Customer.io's sum over one channel has no transactional messages, so ours has none either. */
  private static CountsQuery.@Nullable SourceColumn source(ReportQuestion question) {
    MessageSource source = question.source();
    if (source == null) {
      return question.type() == null ? null : CountsQuery.SourceColumn.NOT_TRANSACTIONAL;
    }
    return switch (source.kind()) {
      case CAMPAIGN -> CountsQuery.SourceColumn.CAMPAIGN;
      case BROADCAST -> CountsQuery.SourceColumn.BROADCAST;
      case NEWSLETTER -> CountsQuery.SourceColumn.NEWSLETTER;
      case TRANSACTIONAL -> CountsQuery.SourceColumn.TRANSACTIONAL;
    };
  }
}
