package io.tailrace.dashboard.campaign;

import io.tailrace.admin.PathTemplate;
import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.DataTable;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureStep;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.SeriesAnswer;
import io.tailrace.operations.series.SourceKind;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one campaign, broadcast, newsletter or transactional message works. Safe for many threads.
 */
record CampaignPage(FigureReader figures) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    FigureWords words = key.narrow(FigureWords.of(request));
    SeriesAnswer sums =
        figures.read(words.asking(CampaignFunnel.MEASURES, "source"), request.now());
    boolean empty = sums.rows().isEmpty();
    CampaignFunnel funnel = CampaignFunnel.of(sums);
    String step = FigureStep.of(Duration.between(sums.from(), sums.to()));
    var model =
        new CampaignModel(
            request.to("/campaigns"),
            funnel.reached(),
            funnel.lost(),
            empty ? null : chart(words, step, request),
            empty ? null : parts(key, words, request),
            vendor(request));
    String name = name(key, sums);
    return new PageView(
        name,
        empty ? Tone.NONE : funnel.tone(),
        empty ? "No message of it was told of in this time." : funnel.sentence(),
        "campaign/campaign.jte",
        model);
  }

  private static String name(SourceKey key, SeriesAnswer sums) {
    String number = key.kind().word() + "/" + key.id();
    return sums.names().getOrDefault("source", Map.of()).getOrDefault(number, key.unnamed());
  }

  private ChartFigure chart(FigureWords words, String step, PageRequest request)
      throws OperationException {
    return new FigureCharts(figures, request.now())
        .counts(
            "Over time",
            words.asking("sent,delivered,human_opened,human_clicked", step),
            ChartFigure.Shape.LINE);
  }

  /** A transactional message is one; the others have several messages or variants. */
  private @Nullable DataTable parts(SourceKey key, FigureWords words, PageRequest request)
      throws OperationException {
    if (key.kind() == SourceKind.TRANSACTIONAL) {
      return null;
    }
    String by = key.kind() == SourceKind.NEWSLETTER ? "content" : "action";
    SeriesAnswer answer =
        figures.read(
            words.asking(String.join(",", SourceFigures.MEASURES), by).with("order", "sent"),
            request.now());
    return answer.rows().isEmpty() ? null : new PartTable(answer, by).table();
  }

  private static String vendor(PageRequest request) {
    String path =
        "/campaigns/"
            + PathTemplate.encoded(request.segment("kind"))
            + "/"
            + PathTemplate.encoded(request.segment("id"));
    return request.to(path + "/vendor");
  }
}
