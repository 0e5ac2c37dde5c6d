package io.tailrace.dashboard.overview;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.StatCard;
import io.tailrace.dashboard.figures.FigureReader;
import io.tailrace.dashboard.figures.FigureWords;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.SeriesAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last 24 hours in numbers. Safe for use by many threads. */
record DayFigures(FigureReader reader) {
  private static final FigureWords WORDS =
      new FigureWords(Map.of("from", "24h"))
          .asking("sent,delivered,human_opened,human_clicked,bounced,spammed", "");

  List<StatCard> cards(Instant now) throws OperationException {
    SeriesAnswer answer = reader.read(WORDS, now);
    List<Long> total = answer.total().stream().map(DayFigures::number).toList();
    long sent = total.get(0);
    long delivered = total.get(1);
    return List.of(
        StatCard.plain("Sent", Numbers.count(sent), "last 24 hours"),
        of("Delivered", delivered, sent, "of sent"),
        of("Opened by people", total.get(2), delivered, "of delivered"),
        of("Clicked by people", total.get(3), delivered, "of delivered"),
        of("Bounced", total.get(4), sent, "of sent"),
        StatCard.plain("Complaints", Numbers.count(total.get(5)), "Gmail tells of none"));
  }

  private static StatCard of(String label, long part, long whole, String what) {
    return StatCard.plain(
        label, Numbers.count(part), whole == 0 ? "" : Numbers.share(part, whole) + " " + what);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
