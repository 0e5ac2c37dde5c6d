package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.deliverability.GradedRate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The page's first line: which campaign hurts, and else which works best. Immutable. */
record CampaignVerdict(Tone tone, String sentence) {
  private static final String ACT = "act";
  private static final String WARN = "warn";

  /** A rate of one of them that is over its line. */
  private record Hurt(CampaignEntry entry, CampaignColumn column) {
    GradedRate rate() {
      return column.rate(entry.figures());
    }

    boolean hurts() {
      return rate().grade().equals(ACT) || rate().grade().equals(WARN);
    }

    String text() {
      boolean complaints = column == CampaignColumn.COMPLAINT_RATE;
      return entry.name()
          + " has "
          + rate().text()
          + (complaints ? " complaints outside Gmail" : " permanent bounces");
    }
  }

  static CampaignVerdict of(List<CampaignEntry> entries) {
    if (entries.isEmpty()) {
      return new CampaignVerdict(Tone.NONE, "No campaign sent anything in this time.");
    }
    List<Hurt> hurts =
        entries.stream()
            .flatMap(
                it ->
                    Stream.of(
                        new Hurt(it, CampaignColumn.COMPLAINT_RATE),
                        new Hurt(it, CampaignColumn.PERMANENT_BOUNCE_RATE)))
            .filter(Hurt::hurts)
            .sorted(
                Comparator.comparing((Hurt hurt) -> hurt.rate().grade().equals(WARN))
                    .thenComparing(Hurt::column, Comparator.reverseOrder())
                    .thenComparingDouble(hurt -> -hurt.column().size(hurt.entry().figures())))
            .toList();
    return hurts.isEmpty() ? none(entries) : worst(hurts);
  }

  private static CampaignVerdict worst(List<Hurt> hurts) {
    Hurt worst = hurts.get(0);
    boolean act = worst.rate().grade().equals(ACT);
    long others = hurts.stream().map(Hurt::entry).distinct().count() - 1;
    String more =
        others == 0
            ? ""
            : "; " + Numbers.of(others, "other") + (others == 1 ? " hurts" : " hurt") + " too";
    return new CampaignVerdict(
        act ? Tone.BAD : Tone.WARN, (act ? "Act now: " : "Watch: ") + worst.text() + more + ".");
  }

  private static CampaignVerdict none(List<CampaignEntry> entries) {
    if (entries.stream().allMatch(it -> it.figures().sent() < Numbers.FEW)) {
      return new CampaignVerdict(Tone.NONE, "Too few messages were sent to tell which one hurts.");
    }
    CampaignColumn clicks = CampaignColumn.HUMAN_CLICK_RATE;
    String best =
        entries.stream()
            .max(Comparator.comparingDouble(it -> clicks.size(it.figures())))
            .filter(it -> clicks.size(it.figures()) > 0)
            .map(
                it ->
                    " People click most in "
                        + it.name()
                        + ": "
                        + clicks.rate(it.figures()).text()
                        + " of delivered.")
            .orElse("");
    return new CampaignVerdict(Tone.OK, "None of them hurts." + best);
  }
}
