package io.tailrace.operations.deliverability;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.deliverability.DeliverabilityReport.Finding;
import io.tailrace.operations.series.Dimension;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import io.tailrace.operations.series.SeriesQuestion;
import io.tailrace.operations.series.SeriesWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether our mail arrives, provider by provider, against the thresholds and what is usual.
 * Safe for use by many threads.
 */
public final class Deliverability {
  private static final String MAIL = "email";
  private static final List<Measure> MEASURES =
      List.of(
          Measure.DELIVERED_RATE,
          Measure.PERMANENT_BOUNCE_RATE,
          Measure.TEMPORARY_BOUNCE_RATE,
          Measure.DEFERRED_RATE,
          Measure.COMPLAINT_RATE,
          Measure.HUMAN_OPEN_RATE,
          Measure.HUMAN_CLICK_RATE,
          Measure.UNSUBSCRIBE_RATE);

  private static final List<String> NOTES =
      List.of(
          "Gmail reports no single complaints to anyone, so its mail is left out of the rate of"
              + " complaints.",
          "Yahoo divides complaints by what reached the inbox, we by all that was delivered: its own"
              + " figure is higher.",
          "Temporary bounces say nothing about the list, so they have no line.",
          "Opens are those of people, as far as Customer.io tells; Apple opens everything by"
              + " machine. They show a trend.",
          "Of fewer than 200 a rate says nothing: then both numbers stand there.",
          "An event counts on the day it happened. Customer.io counts it on the day its message was"
              + " made, in EST.");

  private final OperationContext parts;
  private final EventSeries series;

  public Deliverability(OperationContext parts) {
    this.parts = parts;
    this.series = new EventSeries(parts);
  }

  /**
   * Reads it.
   *
   * @param words from, to, zone and what filters {@code /api/series}; of e-mail unless they name a
   *     type
   */
  public DeliverabilityReport read(Function<String, @Nullable String> words)
      throws OperationException {
    SeriesWords asked = new SeriesWords(name -> word(name, words), parts.feeds());
    SeriesQuestion question =
        asked.question(MEASURES, List.of(Dimension.PROVIDER), parts.clock().instant());
    return report(question, series.counts(question), UsualRates.before(question, series));
  }

  private static @Nullable String word(String name, Function<String, @Nullable String> words) {
    if (name.equals(Dimension.METRIC.word()) || name.equals(Dimension.CAUSE.word())) {
      return null;
    }
    String word = words.apply(name);
    return word == null && name.equals(Dimension.TYPE.word()) ? MAIL : word;
  }

  private static DeliverabilityReport report(
      SeriesQuestion question, Map<List<Object>, MeasureCounts> counts, UsualRates usual) {
    ProviderFigures total =
        ProviderFigures.of("all", MeasureCounts.sum(counts.values()), usual.ofAll());
    List<ProviderFigures> providers = new ArrayList<>();
    counts.forEach(
        (key, of) -> providers.add(ProviderFigures.of((String) key.get(0), of, usual.of(key))));
    providers.sort(Comparator.comparingLong(ProviderFigures::sent).reversed());
    List<Finding> findings = Findings.of(total, providers);
    Grade verdict = DeliverabilityVerdict.grade(total, findings);
    return new DeliverabilityReport(
        verdict.word(),
        DeliverabilityVerdict.sentence(verdict, total, findings),
        findings,
        total,
        List.copyOf(providers),
        NOTES,
        question.range().from(),
        question.range().to(),
        question.zone().getId(),
        UsualRates.MEANING);
  }
}
