package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.ChartFigure.Mark;
import io.tailrace.dashboard.figures.FigureCharts;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.deliverability.Threshold;
import java.util.List;

/**
 * Shares over time, a chart for each question that a marketer asks. Immutable.
 *
 * @param words what the page is narrowed to
 * @param step of time, as {@code by} has it
 */
record RateCharts(FigureCharts charts, FigureWords words, String step) {
  private static final double MILLE = 1_000;

  /** Those that make sense for a channel: only mail has complaints and opens. */
  List<ChartFigure> all(String channel) throws OperationException {
    ChartFigure permanent =
        chart(
            "Permanent bounces, of sent",
            "permanent_bounce_rate",
            marks(Threshold.PERMANENT_BOUNCES));
    ChartFigure temporary =
        chart("Put off, of sent", "temporary_bounce_rate,deferred_rate", List.of());
    if (!channel.equals("email")) {
      return List.of(
          chart("Delivered, of sent", "delivered_rate", List.of()), permanent, temporary);
    }
    return List.of(
        chart(
            "Complaints, of delivered outside Gmail",
            "complaint_rate",
            marks(Threshold.COMPLAINTS)),
        permanent,
        temporary,
        chart(
            "Human opens and clicks, of delivered", "human_open_rate,human_click_rate", List.of()));
  }

  private static List<Mark> marks(Threshold threshold) {
    return List.of(
        mark("watch from ", threshold.warnPerMille()), mark("act from ", threshold.actPerMille()));
  }

  private static Mark mark(String word, int perMille) {
    double at = perMille / MILLE;
    return new Mark(at, word + GradedRate.percent(at));
  }

  private ChartFigure chart(String title, String measures, List<Mark> marks)
      throws OperationException {
    return charts.shares(title, words.asking(measures, step), marks);
  }
}
