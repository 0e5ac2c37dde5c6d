package io.tailrace.dashboard.campaign;

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
import io.tailrace.operations.campaign.CampaignDetail;
import io.tailrace.operations.campaign.Campaigns;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one campaign, broadcast, newsletter or transactional message works. Safe for use by many
 * threads.
 */
record CampaignPage(Campaigns campaigns, FigureReader figures) implements DashboardPage {

  @Override
  public PageAnswer answer(PageRequest request) throws OperationException {
    SourceKey key = SourceKey.of(request.feed(), request.segment("kind"), request.segment("id"));
    FigureWords asked = FigureWords.of(request);
    CampaignDetail detail = campaigns.detail(key.kind().word(), key.id(), asked::word);
    FigureWords words = key.narrow(asked);
    CampaignFunnel funnel =
        new CampaignFunnel(
            detail, figures.read(words.asking(CampaignFunnel.LOSSES, ""), request.now()));
    boolean empty = detail.campaign().figures().sent() == 0;
    var model =
        new CampaignModel(
            request.to("/campaigns"),
            funnel.reached(),
            funnel.lost(),
            empty ? null : chart(words, detail, request),
            parts(detail),
            late(key, request));
    return new PageView(
        Objects.requireNonNullElse(detail.campaign().name(), key.unnamed()),
        empty ? Tone.NONE : funnel.tone(),
        empty ? "Nothing of it was sent in this time." : funnel.sentence(),
        "campaign/campaign.jte",
        model);
  }

  private static CampaignModel.Late late(SourceKey key, PageRequest request) {
    return new CampaignModel.Late(
        key.part("maturity", request), key.part("links", request), key.part("vendor", request));
  }

  private ChartFigure chart(FigureWords words, CampaignDetail detail, PageRequest request)
      throws OperationException {
    String step = FigureStep.of(Duration.between(detail.from(), detail.to()));
    return new FigureCharts(figures, request.now())
        .counts(
            "Over time",
            words.asking("sent,delivered,human_opened,human_clicked", step),
            ChartFigure.Shape.LINE);
  }

  private static @Nullable DataTable parts(CampaignDetail detail) {
    if (!detail.variants().isEmpty()) {
      return new PartTable("Variant", detail.variants()).table();
    }
    return detail.actions().isEmpty() ? null : new PartTable("Message", detail.actions()).table();
  }
}
