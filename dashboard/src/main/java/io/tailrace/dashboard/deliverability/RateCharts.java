package io.tailrace.dashboard.deliverability;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.dashboard.component.ChartFigure.Mark;
import io.tailrace.dashboard.figures.FigureTable;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.operations.deliverability.GradedRate;
import io.tailrace.operations.deliverability.Threshold;
import io.tailrace.operations.series.SeriesAnswer;
import java.util.List;

/**
 * Shares over time, a chart for each question that a marketer asks; all are read at once.
 * Immutable.
 *
 * @param words what the page is narrowed to
 * @param step of time, as {@code by} has it
 * @param answer of {@link #MEASURES} by that step
 */
record RateCharts(FigureWords words, String step, SeriesAnswer answer) {
  static final String MEASURES =
      "delivered_rate,complaint_rate,permanent_bounce_rate,temporary_bounce_rate,deferred_rate,"
          + "human_open_rate,human_click_rate";
  private static final double MILLE = 1_000;

  /** Those that make sense for a channel: only mail has complaints and opens. */
  List<ChartFigure> all(String channel) {
    ChartFigure permanent =
        chart(
            "Permanent bounces, of sent",
            marks(Threshold.PERMANENT_BOUNCES),
            "permanent_bounce_rate");
    ChartFigure putOff =
        chart("Put off, of sent", List.of(), "temporary_bounce_rate", "deferred_rate");
    if (!channel.equals("email")) {
      return List.of(chart("Delivered, of sent", List.of(), "delivered_rate"), permanent, putOff);
    }
    return List.of(
        chart(
            "Complaints, of delivered outside Gmail",
            marks(Threshold.COMPLAINTS),
            "complaint_rate"),
        permanent,
        putOff,
        chart(
            "Human opens and clicks, of delivered",
            List.of(),
            "human_open_rate",
            "human_click_rate"));
  }

  private static List<Mark> marks(Threshold threshold) {
    return List.of(
        mark("watch from ", threshold.warnPerMille()), mark("act from ", threshold.actPerMille()));
  }

  private static Mark mark(String word, int perMille) {
    double at = perMille / MILLE;
    return new Mark(at, word + GradedRate.percent(at));
  }

  private ChartFigure chart(String title, List<Mark> marks, String... measures) {
    return new ChartFigure(
        title,
        words.asking(String.join(",", measures), step).url(),
        ChartFigure.Shape.LINE,
        true,
        marks,
        new FigureTable(answer).table(title, List.of(measures)));
  }
}
