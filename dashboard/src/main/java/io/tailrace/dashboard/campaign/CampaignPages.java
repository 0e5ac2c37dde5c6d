package io.tailrace.dashboard.campaign;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.page.PageRoute;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Reports;
import io.tailrace.operations.campaign.CampaignSamples;
import io.tailrace.operations.campaign.Campaigns;
import java.util.List;

/** The pages of campaigns. Stateless. */
public final class CampaignPages {
  private CampaignPages() {}

  public static List<PageRoute> of(OperationContext parts) {
    FigureReader figures = new FigureReader(parts);
    Campaigns campaigns = new Campaigns(parts);
    CampaignSamples samples = new CampaignSamples(parts);
    Reports reports = new Reports(parts.workspaces(), parts.database());
    return List.of(
        PageRoute.get("/campaigns", AccessRole.VIEWER, new CampaignListPage(campaigns, figures)),
        PageRoute.get(
            "/campaigns/{kind}/{id}", AccessRole.VIEWER, new CampaignPage(campaigns, figures)),
        PageRoute.get(
            "/campaigns/{kind}/{id}/maturity",
            AccessRole.VIEWER,
            new LatePart(new MaturityPart(samples))),
        PageRoute.get(
            "/campaigns/{kind}/{id}/links",
            AccessRole.VIEWER,
            new LatePart(new LinksPart(samples))),
        PageRoute.get(
            "/campaigns/{kind}/{id}/vendor",
            AccessRole.VIEWER,
            new LatePart(new VendorFiguresPart(reports, parts.feeds()))));
  }
}
