package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.GradeTone;
import io.tailrace.dashboard.figures.MeasureLabels;
import io.tailrace.operations.campaign.CampaignDetail;
import io.tailrace.operations.campaign.CampaignFigures;
import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.series.SeriesAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the messages of a campaign came. Immutable.
 *
 * @param losses the figures of {@link #LOSSES}, one row
 */
record CampaignFunnel(CampaignDetail detail, SeriesAnswer losses) {
  static final String LOSSES =
      "permanent_bounced,temporary_bounced,dropped,failed,spammed,unsubscribed";

  /** From sent to converted, each as a share of what was sent. */
  BarList reached() {
    List<BarList.Bar> bars = new ArrayList<>();
    for (CampaignDetail.FunnelStep step : detail.funnel()) {
      boolean first = bars.isEmpty();
      bars.add(bar(step.measure(), step.count(), first ? "" : share(step.count()), null));
    }
    return new BarList("How far they came", bars);
  }

  /** What did not arrive, and who complained or left. */
  BarList lost() {
    List<BarList.Bar> bars = new ArrayList<>();
    for (int i = 0; i < losses.measures().size(); i++) {
      long count = losses.total().get(i) instanceof Long number ? number : 0;
      if (count > 0) {
        bars.add(bar(losses.measures().get(i), count, share(count), Tone.BAD));
      }
    }
    return new BarList("What was lost", bars);
  }

  private long sent() {
    return detail.campaign().figures().sent();
  }

  private String share(long count) {
    return count > sent() ? "" : Numbers.share(count, sent()) + " sent";
  }

  private BarList.Bar bar(String measure, long count, String detail, @Nullable Tone tone) {
    double of = Math.max(1, sent());
    return new BarList.Bar(
        MeasureLabels.of(measure), count / of, Numbers.count(count), detail, tone);
  }

  /** The worse of complaints and bounces. */
  Tone tone() {
    CampaignFigures figures = detail.campaign().figures();
    List<Tone> tones =
        Stream.of(figures.complaints(), figures.permanentBounces())
            .map(GradedRate::grade)
            .map(GradeTone::of)
            .filter(Objects::nonNull)
            .toList();
    return Stream.of(Tone.BAD, Tone.WARN, Tone.NONE)
        .filter(tones::contains)
        .findFirst()
        .orElse(Tone.OK);
  }

  /** As in {@code 1,234 sent: 98.1 % delivered, 41 % opened by people, …}. */
  String sentence() {
    CampaignFigures figures = detail.campaign().figures();
    String complaints =
        figures.complaints().count() == 0
            ? "no complaints, of which Gmail never tells"
            : figures.complaints().text() + " complaints outside Gmail";
    return Numbers.count(figures.sent())
        + " sent: "
        + figures.delivered().text()
        + " delivered, "
        + figures.humanOpens().text()
        + " opened by people, "
        + figures.humanClicks().text()
        + " clicked, "
        + complaints
        + ".";
  }
}
