package io.tailrace.dashboard.figures;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.EventSeries;
import io.tailrace.operations.series.SeriesAnswer;
import io.tailrace.operations.series.SeriesWords;
import java.time.Instant;
import java.util.List;

/** Answers what pages ask for figures. Safe for use by many threads. */
public final class FigureReader {
  private final EventSeries series;
  private final List<String> feeds;

  public FigureReader(OperationContext parts) {
    this.series = new EventSeries(parts);
    this.feeds = List.copyOf(parts.feeds());
  }

  /** Several feeds number their campaigns each by itself. */
  public boolean severalFeeds() {
    return feeds.size() > 1;
  }

  public SeriesAnswer read(FigureWords words, Instant now) throws OperationException {
    return series.read(said(words).question(now));
  }

  /** What was asked for, to ask others than {@code /api/series} the same. */
  public SeriesWords said(FigureWords words) {
    return new SeriesWords(words::word, feeds);
  }
}
