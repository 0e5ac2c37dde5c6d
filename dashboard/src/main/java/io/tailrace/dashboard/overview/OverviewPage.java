package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.dashboard.page.DashboardPage;
import io.tailrace.dashboard.page.PageAnswer;
import io.tailrace.dashboard.page.PageRequest;
import io.tailrace.dashboard.page.PageView;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Status;
import io.tailrace.operations.StatusReport;
import io.tailrace.operations.deliverability.Deliverability;
import io.tailrace.operations.deliverability.DeliverabilityReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /}: do we receive, is mail healthy, is anything stuck? It is looked at when the database
 * cannot be read, too. Safe for use by many threads.
 */
final class OverviewPage implements DashboardPage {
  private static final Logger log = LoggerFactory.getLogger(OverviewPage.class);

  /** Whole hours, so that they are the same in every zone. */
  private static final Map<String, String> WEEK = Map.of("from", "168h");

  private final OperationContext parts;
  private final FigureReader reader;

  OverviewPage(OperationContext parts) {
    this.parts = parts;
    this.reader = new FigureReader(parts);
  }

  @Override
  public PageAnswer answer(PageRequest request) {
    StatusReport status = new Status(parts).read();
    OverviewModel model =
        OverviewModel.of(
            new Verdicts(status, mail(), request.now()),
            day(request.now()),
            SinkRow.table(status.sinks()),
            Alerts.of(status.attention(), request.visitor()));
    // The chart stays as it is while the rest moves.
    ChartFigure chart = request.visit().part() ? null : chart(request);
    return new PageView(
        "Overview",
        model.tone(),
        model.sentence(),
        "overview/overview.jte",
        new OverviewView(model, chart));
  }

  private @Nullable DeliverabilityReport mail() {
    try {
      return new Deliverability(parts).read(WEEK::get);
    } catch (OperationException e) {
      log.debug("the first page shows no deliverability: {}", e.getMessage());
      return null;
    }
  }

  private List<StatCard> day(Instant now) {
    try {
      return new DayFigures(reader).cards(now);
    } catch (OperationException e) {
      log.debug("the first page shows no figures: {}", e.getMessage());
      return List.of();
    }
  }

  private @Nullable ChartFigure chart(PageRequest request) {
    try {
      FigureWords words = new FigureWords(Map.of("from", "24h")).asking("events", "hour");
      return new FigureCharts(reader, request.now())
          .counts("Events by hour, last 24 hours", words, ChartFigure.Shape.BARS);
    } catch (OperationException e) {
      log.debug("the first page shows no chart: {}", e.getMessage());
      return null;
    }
  }
}
