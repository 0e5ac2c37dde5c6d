package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.FilterOption;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureFilters;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.campaign.CampaignList;
import io.tailrace.operations.campaign.Campaigns;
import io.tailrace.operations.series.SourceKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which one hurts, which works? Safe for use by many threads. */
record CampaignListPage(Campaigns campaigns, FigureReader figures) implements DashboardPage {
  private static final int MOST = 500;

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    FigureWords words = FigureWords.of(request).with("kind", request.text("kind"));
    CampaignList list = campaigns.list(words::word, MOST);
    List<CampaignEntry> entries =
        list.campaigns().stream().map(it -> CampaignEntry.of(it, figures.severalFeeds())).toList();
    CampaignTable table = CampaignTable.of(entries, request);
    if ("csv".equals(request.text("format"))) {
      return PageFile.csv("campaigns.csv", table.table().asCsv());
    }
    CampaignComparison comparison = CampaignComparison.of(entries, request);
    var charts = new FigureCharts(figures, request.now());
    var model =
        new CampaignListModel(
            filter(request),
            table.table(),
            table.entries().stream().map(comparison::choice).toList(),
            kept(request, "order", "dir", "type", "kind"),
            comparison.table(),
            comparison.chart(charts, FigureWords.of(request)),
            comparison.curves(request),
            list.truncated() ? "These are the " + MOST + " of which most was sent." : "");
    CampaignVerdict verdict = CampaignVerdict.of(entries);
    return new PageView(
        "Campaigns", verdict.tone(), verdict.sentence(), "campaign/list.jte", model);
  }

  private static FilterBar filter(PageRequest request) {
    List<String> kinds = Arrays.stream(SourceKind.values()).map(SourceKind::word).toList();
    return new FilterBar(
        request.path(),
        kept(request, "order", "dir"),
        List.of(
            FilterField.choice(
                "kind", "Kind", request.text("kind", ""), FilterOption.anyOf("All", kinds)),
            FilterField.choice(
                "type", "Channel", request.text("type", ""), FigureFilters.anyChannel())));
  }

  private static Map<String, String> kept(PageRequest request, String... more) {
    Map<String, String> kept = new LinkedHashMap<>(FigureFilters.scope(request));
    for (String name : more) {
      String value = request.text(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    return kept;
  }
}
