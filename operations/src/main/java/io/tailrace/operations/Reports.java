package io.tailrace.operations;

import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.Deliveries;
import io.tailrace.customerio.appapi.MessageSource;
import io.tailrace.customerio.appapi.Series;
import io.tailrace.customerio.appapi.Zones;
import io.tailrace.operations.Report.NotSummed;
import io.tailrace.operations.Report.OwnFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reports what became of messages: Customer.io's figures, and beside them those of our webhooks.
 * Safe for use by many threads.
 */
public final class Reports {
  private static final String ALL = "All deliveries";
  private static final int TENTH = 10;
  private static final String NO_DATABASE = "There is no database here to ask.";

  private final Workspaces workspaces;
  private final @Nullable DatabaseStore database;

  /**
   * Makes one.
   *
   * @param database null = none can be asked
   */
  public Reports(Workspaces workspaces, @Nullable DatabaseStore database) {
    this.workspaces = workspaces;
    this.database = database;
  }

  public Report read(ReportQuestion question) throws OperationException {
    AppApi api = workspaces.appApi(question.feed());
    MessageSource source = question.source();
    return source == null ? sum(api, question) : one(api, question, source);
  }

  private Report one(AppApi api, ReportQuestion question, MessageSource source)
      throws OperationException {
    Series series = metrics(api, question, source);
    Map<Long, @Nullable String> names = AppApiAnswer.of(() -> SourceNames.of(api, source.kind()));
    return report(question, names.get(source.id()), series, null, List.of());
  }

  private static Series metrics(AppApi api, ReportQuestion question, MessageSource source)
      throws OperationException {
    try {
      return AppApiAnswer.of(() -> api.metrics(source, question.query()));
    } catch (OperationException e) {
      throw e.kind() == OperationException.Kind.NOT_FOUND ? unknown(api, source) : e;
    }
  }

  private static OperationException unknown(AppApi api, MessageSource source)
      throws OperationException {
    Map<Long, @Nullable String> names = AppApiAnswer.of(() -> SourceNames.of(api, source.kind()));
    String there = names.isEmpty() ? "It has none." : "There is " + SourceNames.shown(names) + ".";
    return OperationException.notFound(
        "Customer.io knows no %s in this workspace (any more). %s".formatted(source, there));
  }

  private Report sum(AppApi api, ReportQuestion question) throws OperationException {
    Deliveries sum = AppApiAnswer.of(() -> api.deliveries(question.query()));
    List<NotSummed> lacking =
        sum.notSummed().stream()
            .map(
                it ->
                    new NotSummed(
                        it.source().kind().name().toLowerCase(Locale.ROOT),
                        it.source().id(),
                        it.name(),
                        it.reason()))
            .toList();
    return report(question, ALL, sum.series(), sum.summed(), lacking);
  }

  private Report report(
      ReportQuestion question,
      @Nullable String name,
      Series series,
      @Nullable Integer summed,
      List<NotSummed> notSummed)
      throws OperationException {
    Map<String, Long> totals = Figures.of(series.totals());
    return new Report(
        question.source() == null ? null : question.source().id(),
        name,
        question.kind(),
        question.feed(),
        question.by().name().toLowerCase(Locale.ROOT),
        series.zone().equals(Zones.EST) ? "EST" : series.zone().getId(),
        question.type() == null ? null : question.type().objectType().name(),
        series.buckets().stream()
            .map(bucket -> Figures.from(bucket.start(), Figures.of(bucket.counts())))
            .toList(),
        totals,
        Rates.of(totals),
        summed,
        notSummed,
        own(series, question),
        notes(question, totals));
  }

  /** A database that cannot be asked does not keep Customer.io's figures back. */
  private OwnFigures own(Series series, ReportQuestion question) {
    if (database == null) {
      return OwnFigures.none(null, NO_DATABASE);
    }
    try {
      return new OwnCounts(database).beside(series, question);
    } catch (OperationException e) {
      return OwnFigures.none(null, e.getMessage());
    }
  }

  private static long figure(Map<String, Long> figures, String name) {
    return figures.getOrDefault(name, 0L);
  }

  private static List<String> notes(ReportQuestion question, Map<String, Long> totals) {
    List<String> notes = new ArrayList<>();
    long open = figure(totals, "sent") - figure(totals, "delivered") - figure(totals, "bounced");
    if (question.type() == null && open > figure(totals, "sent") / TENTH) {
      notes.add(
          "More than a tenth of these messages are told neither as delivered nor as bounced: of"
              + " in-app, Slack and webhook messages, and of many a push, Customer.io never tells"
              + " it. For the rates of one channel give its type, such as email.");
    }
    if (question.source() == null) {
      notes.add(Deliveries.LIMITATION);
    }
    return notes;
  }
}
