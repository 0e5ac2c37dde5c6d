package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.deliverability.Grade;
import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.deliverability.Threshold;
import io.tailrace.operations.series.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The page's first line: which campaign hurts, and else which works best. Immutable. */
record CampaignVerdict(Tone tone, String sentence) {

  /** A rate of one of them that is over its line. */
  private record Hurt(SourceRow row, Measure rate, Grade grade) {
    double share() {
      List<Long> parts = parts(row, rate);
      return (double) parts.get(0) / parts.get(1);
    }

    String text() {
      String what =
          rate == Measure.COMPLAINT_RATE ? " complaints outside Gmail" : " permanent bounces";
      return row.name() + " has " + GradedRate.percent(share()) + what;
    }
  }

  static CampaignVerdict of(List<SourceRow> rows) {
    if (rows.isEmpty()) {
      return new CampaignVerdict(Tone.NONE, "No campaign sent anything in this time.");
    }
    List<Hurt> hurts =
        rows.stream()
            .flatMap(
                row ->
                    Stream.of(
                        hurt(row, Measure.COMPLAINT_RATE),
                        hurt(row, Measure.PERMANENT_BOUNCE_RATE)))
            .filter(hurt -> hurt.grade() == Grade.WARN || hurt.grade() == Grade.ACT)
            .sorted(
                Comparator.comparing(Hurt::grade)
                    .thenComparing(hurt -> hurt.rate() == Measure.COMPLAINT_RATE)
                    .thenComparingDouble(Hurt::share)
                    .reversed())
            .toList();
    return hurts.isEmpty() ? none(rows) : worst(hurts);
  }

  private static Hurt hurt(SourceRow row, Measure rate) {
    List<Long> parts = parts(row, rate);
    return new Hurt(row, rate, Threshold.grade(rate, parts.get(0), parts.get(1)));
  }

  private static List<Long> parts(SourceRow row, Measure rate) {
    return row.parts().getOrDefault(rate.name().toLowerCase(Locale.ROOT), List.of(0L, 0L));
  }

  private static CampaignVerdict worst(List<Hurt> hurts) {
    Hurt worst = hurts.get(0);
    long others = hurts.stream().map(Hurt::row).distinct().count() - 1;
    String more = others == 0 ? "" : "; " + Numbers.of(others, "other") + " hurt too";
    Tone tone = worst.grade() == Grade.ACT ? Tone.BAD : Tone.WARN;
    String word = worst.grade() == Grade.ACT ? "Act now: " : "Watch: ";
    return new CampaignVerdict(tone, word + worst.text() + more + ".");
  }

  private static CampaignVerdict none(List<SourceRow> rows) {
    Optional<SourceRow> best =
        rows.stream()
            .filter(row -> parts(row, Measure.HUMAN_CLICK_RATE).get(1) >= Threshold.FEW)
            .max(Comparator.comparingDouble(row -> row.size("human_click_rate")));
    String works =
        best.filter(row -> row.size("human_click_rate") > 0)
            .map(
                row ->
                    " People click most in "
                        + row.name()
                        + ": "
                        + GradedRate.percent(row.size("human_click_rate"))
                        + " of delivered.")
            .orElse("");
    return new CampaignVerdict(Tone.OK, "None of them hurts." + works);
  }
}
