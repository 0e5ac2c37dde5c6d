package io.tailrace.dashboard.campaign;

import io.tailrace.admin.access.MaskedLink;
import io.tailrace.dashboard.component.BarList;
import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFragment;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.campaign.CampaignSamples;
import io.tailrace.operations.campaign.ClickedLinks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a campaign's page that comes after it, since single clicks are looked at for it: which
 * links people click. Links that differ only in what opens something for one person are one. Safe
 * for use by many threads.
 */
record LinksPart(CampaignSamples samples) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request) {
    return new PageFragment("campaign/late.jte", LateFigures.of(() -> figures(request)));
  }

  private LateFigures figures(PageRequest request) throws OperationException {
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    ClickedLinks links = samples.links(key.kind().word(), key.id(), FigureWords.of(request)::word);
    if (links.links().isEmpty()) {
      return new LateFigures(List.of(), links.sample() + " No link was clicked twice.");
    }
    return new LateFigures(List.of(bars(links)), "A sample: " + links.sample());
  }

  private static BarList bars(ClickedLinks links) {
    Map<String, Long> clicks = new LinkedHashMap<>();
    links.links().forEach(it -> clicks.merge(MaskedLink.of(it.href()), it.clicks(), Long::sum));
    double most = clicks.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return new BarList(
        "Links that people clicked",
        clicks.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(it -> bar(it.getKey(), it.getValue(), most))
            .toList());
  }

  private static BarList.Bar bar(String link, long clicks, double most) {
    return new BarList.Bar(link, clicks / most, Numbers.of(clicks, "click"), "", null);
  }
}
