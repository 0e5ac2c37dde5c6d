package io.tailrace.operations.deliverability;

import io.tailrace.operations.deliverability.DeliverabilityReport.Finding;
import io.tailrace.operations.series.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is bad or unusual, in words. Stateless. */
final class Findings {
  /** What is so much over its usual is worth a word. */
  private static final double UNUSUAL = 2;

  /** Twice hardly anything is hardly anything. */
  private static final int FEWEST = 20;

  private Findings() {}

  /** The worst first. */
  static List<Finding> of(ProviderFigures total, List<ProviderFigures> providers) {
    List<Finding> all = new ArrayList<>();
    if (total.complaints().graded().isBad()) {
      all.add(
          finding(
              total.complaints(),
              "all",
              Measure.COMPLAINT_RATE,
              total.complaints().text() + " complaints outside Gmail"));
    }
    providers.forEach(provider -> all.addAll(of(provider)));
    all.sort(Comparator.comparing(Findings::grade).reversed());
    return List.copyOf(all);
  }

  private static Grade grade(Finding finding) {
    return Grade.valueOf(finding.grade().toUpperCase(Locale.ROOT));
  }

  private static List<Finding> of(ProviderFigures at) {
    List<Finding> all = new ArrayList<>();
    GradedRate bounces = at.permanentBounces();
    if (bounces.graded().isBad()) {
      String text = bounces.text() + " of the mail to " + at.name() + " bounces for good";
      all.add(finding(bounces, at.provider(), Measure.PERMANENT_BOUNCE_RATE, text));
    } else if (isUnusual(bounces)) {
      all.add(unusual(at, Measure.PERMANENT_BOUNCE_RATE, bounces, "bounces are"));
    }
    if (at.complaints().graded().isBad()) {
      String text = at.complaints().text() + " complaints at " + at.name();
      all.add(finding(at.complaints(), at.provider(), Measure.COMPLAINT_RATE, text));
    }
    if (isUnusual(at.temporaryBounces())) {
      all.add(
          unusual(
              at, Measure.TEMPORARY_BOUNCE_RATE, at.temporaryBounces(), "temporary bounces are"));
    }
    if (isUnusual(at.deferred())) {
      all.add(unusual(at, Measure.DEFERRED_RATE, at.deferred(), "delays are"));
    }
    return all;
  }

  private static boolean isUnusual(GradedRate rate) {
    return rate.times() != null && rate.times() >= UNUSUAL && rate.count() >= FEWEST;
  }

  private static Finding finding(GradedRate rate, String provider, Measure measure, String text) {
    String times = isUnusual(rate) ? ", " + times(rate) + " times the usual" : "";
    return new Finding(rate.grade(), provider, measure.word(), text + times);
  }

  private static Finding unusual(
      ProviderFigures at, Measure measure, GradedRate rate, String what) {
    String whose = at.provider().equals("other") ? "Other providers'" : at.name() + "'s";
    return new Finding(
        Grade.NONE.word(),
        at.provider(),
        measure.word(),
        whose + " " + what + " " + times(rate) + " times their usual");
  }

  /** {@code 2.5}, or {@code 4}: a tenth more or less of what is many is nothing. */
  private static String times(GradedRate rate) {
    double times = rate.times() == null ? 0 : rate.times();
    return String.format(Locale.ROOT, times < 4 ? "%.1f" : "%.0f", times).replace(".0", "");
  }
}
