package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.ChartFigure;
import io.tailrace.operations.OperationException;
import java.time.Instant;
import java.util.List;

/**
 * Makes charts whose table is what {@code /api/series} answers. Safe for use by many threads.
 *
 * @param now the moment of the request: of all figures of a page it is the same
 */
public record FigureCharts(FigureReader reader, Instant now) {

  /** A chart of counts. */
  public ChartFigure counts(String title, FigureWords words, ChartFigure.Shape shape)
      throws OperationException {
    return chart(title, words, shape, false, List.of());
  }

  /** A chart of shares, with lines across it. */
  public ChartFigure shares(String title, FigureWords words, List<ChartFigure.Mark> marks)
      throws OperationException {
    return chart(title, words, ChartFigure.Shape.LINE, true, marks);
  }

  private ChartFigure chart(
      String title,
      FigureWords words,
      ChartFigure.Shape shape,
      boolean percent,
      List<ChartFigure.Mark> marks)
      throws OperationException {
    var table = new FigureTable(reader.read(words, now)).table(title);
    return new ChartFigure(title, words.url(), shape, percent, marks, table);
  }
}
