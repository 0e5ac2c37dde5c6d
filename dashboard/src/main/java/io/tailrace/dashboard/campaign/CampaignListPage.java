package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.FilterBar;
import io.tailrace.dashboard.component.FilterField;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.FigureFilters;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageFile;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which one hurts, which works? Safe for use by many threads. */
record CampaignListPage(FigureReader figures) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    FigureWords words = FigureWords.of(request);
    SourceFigures.Listed listed = new SourceFigures(figures, request.now()).list(words);
    CampaignTable table = CampaignTable.of(listed.rows(), request);
    if ("csv".equals(request.text("format"))) {
      return PageFile.csv("campaigns.csv", table.table().asCsv());
    }
    List<SourceRow> chosen = CampaignComparison.chosen(listed.rows(), request);
    var comparison = new CampaignComparison(chosen, words, figures, request.now());
    var model =
        new CampaignListModel(
            filter(request),
            table.table(),
            choices(table.rows(), chosen),
            kept(request, "order", "dir", "type", "provider"),
            comparison.table(),
            comparison.chart(),
            listed.more()
                ? "These are the " + SourceFigures.MOST + " of which most was sent."
                : "");
    CampaignVerdict verdict = CampaignVerdict.of(listed.rows());
    return new PageView(
        "Campaigns",
        listed.rows().isEmpty() ? Tone.NONE : verdict.tone(),
        verdict.sentence(),
        "campaign/list.jte",
        model);
  }

  private static List<CampaignListModel.Choice> choices(
      List<SourceRow> rows, List<SourceRow> chosen) {
    return rows.stream()
        .map(
            row -> new CampaignListModel.Choice(row.key().text(), row.name(), chosen.contains(row)))
        .toList();
  }

  private static FilterBar filter(PageRequest request) {
    return new FilterBar(
        request.path(),
        kept(request, "order", "dir"),
        List.of(
            FilterField.choice(
                "type", "Channel", request.text("type", ""), FigureFilters.anyChannel()),
            FilterField.choice(
                "provider",
                "Mailbox provider",
                request.text("provider", ""),
                FigureFilters.anyProvider())));
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
