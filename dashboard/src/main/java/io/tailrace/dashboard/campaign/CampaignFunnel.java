package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.operations.deliverability.Grade;
import io.tailrace.operations.deliverability.Threshold;
import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.SeriesAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the messages of a source came. Immutable.
 *
 * @param counts by measure
 */
record CampaignFunnel(Map<String, Long> counts) {
  private static final List<String> STEPS =
      List.of("sent", "delivered", "human_opened", "human_clicked", "converted");
  private static final List<String> LOSSES =
      List.of(
          "permanent_bounced", "temporary_bounced", "dropped", "failed", "spammed", "unsubscribed");

  /** What it is made from. */
  static final String MEASURES =
      String.join(",", STEPS)
          + ","
          + String.join(",", LOSSES)
          + ",delivered_outside_gmail,spammed_outside_gmail";

  static CampaignFunnel of(SeriesAnswer answer) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < answer.measures().size(); i++) {
      counts.put(
          answer.measures().get(i), answer.total().get(i) instanceof Long count ? count : 0L);
    }
    return new CampaignFunnel(counts);
  }

  private long count(String measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /** From sent to converted, each as a share of what was sent or delivered. */
  BarList reached() {
    List<BarList.Bar> bars = new ArrayList<>();
    for (String step : STEPS) {
      boolean first = step.equals("sent");
      String of = first ? "" : step.equals("delivered") ? "sent" : "delivered";
      bars.add(bar(step, of, null));
    }
    return new BarList("How far they came", bars);
  }

  /** What did not arrive, and who complained or left. */
  BarList lost() {
    return new BarList(
        "What was lost",
        LOSSES.stream()
            .filter(loss -> count(loss) > 0)
            .map(
                loss ->
                    bar(
                        loss,
                        loss.equals("spammed") || loss.equals("unsubscribed")
                            ? "delivered"
                            : "sent",
                        Tone.BAD))
            .toList());
  }

  private BarList.Bar bar(String measure, String of, @Nullable Tone tone) {
    long most = Math.max(1, count("sent"));
    String detail =
        of.isEmpty()
            ? ""
            : Numbers.share(count(measure), count(of)) + (few(of) ? " " : " of ") + of;
    return new BarList.Bar(
        MeasureLabels.of(measure),
        (double) count(measure) / most,
        Numbers.count(count(measure)),
        detail,
        tone);
  }

  private boolean few(String of) {
    return count(of) < Numbers.FEW;
  }

  Tone tone() {
    Grade worst = complaints();
    Grade bounces =
        Threshold.grade(Measure.PERMANENT_BOUNCE_RATE, count("permanent_bounced"), count("sent"));
    if (worst == Grade.ACT || bounces == Grade.ACT) {
      return Tone.BAD;
    }
    boolean watch = worst == Grade.WARN || bounces == Grade.WARN;
    return watch ? Tone.WARN : count("sent") < Numbers.FEW ? Tone.NONE : Tone.OK;
  }

  private Grade complaints() {
    return Threshold.grade(
        Measure.COMPLAINT_RATE, count("spammed_outside_gmail"), count("delivered_outside_gmail"));
  }

  /** As in {@code 1,234 sent: 98.1 % delivered, 41 % opened by people, …}. */
  String sentence() {
    return Numbers.count(count("sent"))
        + " sent: "
        + Numbers.share(count("delivered"), count("sent"))
        + " delivered, "
        + Numbers.share(count("human_opened"), count("delivered"))
        + " opened by people, "
        + Numbers.share(count("human_clicked"), count("delivered"))
        + " clicked, "
        + complaintsInWords()
        + ".";
  }

  private String complaintsInWords() {
    long complaints = count("spammed_outside_gmail");
    return complaints == 0
        ? "no complaints, of which Gmail never tells"
        : Numbers.share(complaints, count("delivered_outside_gmail")) + " complaints outside Gmail";
  }
}
