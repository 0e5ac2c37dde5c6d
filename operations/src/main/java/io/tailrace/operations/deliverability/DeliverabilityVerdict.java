package io.tailrace.operations.deliverability;

import io.tailrace.operations.deliverability.DeliverabilityReport.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer to whether our mail arrives, in one sentence. Stateless. */
final class DeliverabilityVerdict {
  /** What a first line holds. */
  private static final int SAID = 2;

  private DeliverabilityVerdict() {}

  static Grade grade(ProviderFigures total, List<Finding> findings) {
    if (total.sent() == 0 && total.complaints().count() == 0) {
      return Grade.NONE;
    }
    Grade worst = total.sent() < Threshold.FEW ? Grade.TOO_FEW : Grade.GOOD;
    for (Finding finding : findings) {
      worst = worst.or(Grade.valueOf(finding.grade().toUpperCase(Locale.ROOT)));
    }
    return worst;
  }

  static String sentence(Grade verdict, ProviderFigures total, List<Finding> findings) {
    return switch (verdict) {
      case NONE -> "Nothing was sent in this time.";
      case TOO_FEW ->
          "Too few to tell: "
              + total.sent()
              + (total.sent() == 1 ? " message was sent, " : " messages were sent, ")
              + total.permanentBounces().count()
              + " bounced for good.";
      case GOOD -> "Healthy: " + said(total, findings) + ".";
      case WARN -> "Watch: " + said(total, findings) + ".";
      case ACT -> "Act now: " + said(total, findings) + ".";
    };
  }

  private static String said(ProviderFigures total, List<Finding> findings) {
    Stream<String> bad = manifold(findings).map(Finding::text);
    Stream<String> unusual = findings.stream().filter(it -> !isBad(it)).map(Finding::text);
    String complaints = total.complaints().graded().isBad() ? "" : complaints(total.complaints());
    return Stream.of(bad.limit(SAID), Stream.of(complaints), unusual.limit(1))
        .flatMap(some -> some)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** What is bad, and first one of each kind: complaints everywhere must not hide bounces. */
  private static Stream<Finding> manifold(List<Finding> findings) {
    Set<String> kinds = new HashSet<>();
    List<Finding> firsts = new ArrayList<>();
    List<Finding> others = new ArrayList<>();
    for (Finding finding : findings) {
      if (isBad(finding)) {
        (kinds.add(finding.measure()) ? firsts : others).add(finding);
      }
    }
    return Stream.concat(firsts.stream(), others.stream());
  }

  private static boolean isBad(Finding finding) {
    return !finding.grade().equals(Grade.NONE.word());
  }

  private static String complaints(GradedRate complaints) {
    return complaints.count() == 0
        ? "no complaints, of which Gmail never tells"
        : complaints.text() + " complaints outside Gmail";
  }
}
