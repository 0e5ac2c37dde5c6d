package io.tailrace.operations.campaign;

import io.tailrace.operations.DatabaseStore;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.campaign.CampaignRows.Source;
import io.tailrace.operations.series.Dimension;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.SeriesWords;
import io.tailrace.operations.series.SourceKind;
import io.tailrace.sink.database.CountColumn;
import io.tailrace.sink.database.CountFilter;
import io.tailrace.sink.database.DatabaseReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what became of the messages of campaigns and so on, from the counts. Safe for use by many
 * threads.
 */
public final class Campaigns {
  private static final List<String> ASKED = List.of("from", "to", "zone", "feed", "type");
  private static final List<Measure> FUNNEL =
      List.of(
          Measure.SENT,
          Measure.DELIVERED,
          Measure.HUMAN_OPENED,
          Measure.HUMAN_CLICKED,
          Measure.CONVERTED);

  private final OperationContext parts;
  private final EventSeries series;

  public Campaigns(OperationContext parts) {
    this.parts = parts;
    this.series = new EventSeries(parts);
  }

  /**
   * Side by side.
   *
   * @param words from, to, zone, feed, type, kind, order
   * @param limit at most that many
   */
  public CampaignList list(Function<String, @Nullable String> words, int limit)
      throws OperationException {
    String said = words.apply("kind");
    SeriesQuestion question =
        question(words, said == null ? List.of() : List.of(only(SampledSource.kind(said))));
    Measure order = order(words.apply("order"));
    CampaignRows rows = CampaignRows.read(series, question);
    List<Source> sorted =
        rows.sources().stream()
            .sorted(
                Comparator.comparingDouble((Source it) -> -rows.total(it).size(order))
                    .thenComparingLong(it -> -rows.total(it).of(Measure.SENT))
                    .thenComparing(Source::kind)
                    .thenComparingLong(Source::id))
            .toList();
    CampaignNames names = names();
    return new CampaignList(
        sorted.stream().limit(limit).map(it -> rows.entry(it, names)).toList(),
        rows.periods(),
        question.by().get(0).word(),
        order.word(),
        question.range().from(),
        question.range().to(),
        question.zone().getId(),
        sorted.size() > limit);
  }

  /**
   * One by itself.
   *
   * @param words from, to, zone, type, and feed, which is needed where there are several
   */
  public CampaignDetail detail(String kind, long id, Function<String, @Nullable String> words)
      throws OperationException {
    SourceKind of = SampledSource.kind(kind);
    CountFilter one = CountFilter.only(of.column(), List.of(id));
    SeriesQuestion question = question(words, List.of(one));
    Source source = new Source(SampledSource.feed(words, parts), of.word(), id);
    SeriesQuestion ofFeed =
        question.where(CountFilter.only(CountColumn.FEED, List.of(source.feed())));
    CampaignRows rows = CampaignRows.read(series, ofFeed);
    CampaignNames names = names();
    MeasureCounts total = rows.total(source);
    return new CampaignDetail(
        rows.entry(source, names),
        funnel(total),
        parts(ofFeed, Dimension.ACTION, source, names),
        parts(ofFeed, Dimension.CONTENT, source, names),
        rows.periods(),
        question.by().get(0).word(),
        question.range().from(),
        question.range().to(),
        question.zone().getId());
  }

  private SeriesQuestion question(
      Function<String, @Nullable String> words, List<CountFilter> filters)
      throws OperationException {
    SeriesWords asked =
        new SeriesWords(name -> ASKED.contains(name) ? words.apply(name) : null, parts.feeds());
    Instant now = parts.clock().instant();
    SeriesQuestion question =
        asked.question(
            CampaignFigures.MEASURES,
            List.of(CampaignRows.by(asked.range(now)), Dimension.FEED, Dimension.SOURCE),
            now);
    for (CountFilter filter : filters) {
      question = question.where(filter);
    }
    return question;
  }

  private List<CampaignDetail.Part> parts(
      SeriesQuestion question, Dimension by, Source source, CampaignNames names)
      throws OperationException {
    String kind = source.kind() + "_" + by.word();
    List<CampaignDetail.Part> parts = new ArrayList<>();
    for (Map.Entry<List<Object>, MeasureCounts> part :
        series.counts(question.by(List.of(by))).entrySet()) {
      long id = (Long) part.getKey().get(0);
      String name = names.name(source.feed(), kind, id);
      parts.add(new CampaignDetail.Part(id, name, CampaignFigures.of(part.getValue())));
    }
    parts.sort(Comparator.comparingLong(part -> -part.figures().sent()));
    return List.copyOf(parts);
  }

  private static List<CampaignDetail.FunnelStep> funnel(MeasureCounts total) {
    long sent = total.of(Measure.SENT);
    return FUNNEL.stream()
        .map(
            it -> {
              long count = total.of(it);
              Double share = sent == 0 || count > sent ? null : (double) count / sent;
              return new CampaignDetail.FunnelStep(it.word(), count, share);
            })
        .toList();
  }

  private CampaignNames names() throws OperationException {
    DatabaseStore database = parts.database();
    return new CampaignNames(
        database == null ? List.of() : database.askForPage(DatabaseReader::names));
  }

  private static CountFilter only(SourceKind kind) {
    return CountFilter.not(kind.column(), 0L);
  }

  private static Measure order(@Nullable String word) throws OperationException {
    for (Measure measure : CampaignFigures.MEASURES) {
      if (measure.word().equals(word == null ? Measure.SENT.word() : word)) {
        return measure;
      }
    }
    throw OperationException.wrongRequest(
        "'order' is '%s', and must be of: %s."
            .formatted(
                word,
                CampaignFigures.MEASURES.stream()
                    .map(Measure::word)
                    .collect(Collectors.joining(", "))));
  }
}
