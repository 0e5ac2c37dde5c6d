package io.tailrace.core.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The gaps written down so far, so that each offset is written down once. Immutable. */
public record KnownGaps(List<Gap> gaps) {

  public KnownGaps {
    gaps = List.copyOf(gaps);
  }

  /** What of this span stands in no gap of this sink yet, in order; empty if all of it does. */
  public List<Gap.Span> without(String sink, Gap.Span span) {
    List<Gap> own =
        gaps.stream()
            .filter(gap -> gap.sink().equals(sink) && gap.partition() == span.partition())
            .sorted(Comparator.comparingLong(Gap::from))
            .toList();
    List<Gap.Span> left = new ArrayList<>();
    long from = span.from();
    for (Gap gap : own) {
      add(left, span.partition(), from, Math.min(gap.from(), span.to()));
      from = Math.max(from, gap.to());
    }
    add(left, span.partition(), from, span.to());
    return left;
  }

  private static void add(List<Gap.Span> spans, int partition, long from, long to) {
    if (from < to) {
      spans.add(new Gap.Span(partition, from, to));
    }
  }
}
