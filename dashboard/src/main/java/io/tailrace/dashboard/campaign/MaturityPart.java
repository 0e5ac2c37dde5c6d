package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.campaign.CampaignSamples;
import io.tailrace.operations.campaign.Maturity;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a campaign's page that comes after it, since single messages are looked at for it: how
 * soon people open and click. Safe for use by many threads.
 */
record MaturityPart(CampaignSamples samples) implements DashboardPage {
  private static final int DAY = 24;

  @Override
  public PageAnswer answer(PageRequest request) {
    return new PageFragment("campaign/late.jte", LateFigures.of(() -> figures(request)));
  }

  private LateFigures figures(PageRequest request) throws OperationException {
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    Maturity maturity =
        samples.maturity(key.kind().word(), key.id(), FigureWords.of(request)::word);
    if (maturity.messages() == 0) {
      return new LateFigures(List.of(), maturity.sample());
    }
    return new LateFigures(
        List.of(
            bars("Opened by people", maturity, Maturity.Point::humanOpened),
            bars("Clicked by people", maturity, Maturity.Point::humanClicked)),
        "A sample: " + maturity.sample());
  }

  private static BarList bars(
      String label, Maturity maturity, Function<Maturity.Point, @Nullable Double> share) {
    return new BarList(
        label, maturity.points().stream().map(it -> bar(it, share.apply(it))).toList());
  }

  private static BarList.Bar bar(Maturity.Point point, @Nullable Double share) {
    int hours = point.hours();
    String age = hours < DAY ? Numbers.of(hours, "hour") : Numbers.of(hours / DAY, "day");
    if (share == null) {
      return new BarList.Bar("After " + age, 0, "not yet", "", null);
    }
    long part = Math.round(share * point.messages());
    return new BarList.Bar("After " + age, share, Numbers.share(part, point.messages()), "", null);
  }
}
