package io.tailrace.core.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
            // What was brought back may be lost once more.
            .filter(gap -> !gap.isBroughtBack())
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

  /**
   * The unknown parts of what a sink needs of this span: what is pending, and what is behind its
   * position.
   *
   * @param standing empty if it has no position, and so needs all
   */
  public List<Gap.Span> needed(String sink, Optional<Position> standing, Gap.Span span) {
    List<Gap.Span> needed = new ArrayList<>();
    for (Gap.Span part : standing.map(position -> parts(position, span)).orElse(List.of(span))) {
      needed.addAll(without(sink, part));
    }
    return needed;
  }

  private static List<Gap.Span> parts(Position position, Gap.Span span) {
    List<Gap.Span> parts = new ArrayList<>();
    long from = span.from();
    long to = from;
    for (long offset : position.pending()) {
      if (offset >= span.from() && offset < span.to()) {
        if (offset != to) {
          add(parts, span.partition(), from, to);
          from = offset;
        }
        to = offset + 1;
      }
    }
    long behind = Math.max(span.from(), position.offset());
    if (behind != to) {
      add(parts, span.partition(), from, to);
      from = behind;
    }
    add(parts, span.partition(), from, span.to());
    return parts;
  }

  private static void add(List<Gap.Span> spans, int partition, long from, long to) {
    if (from < to) {
      spans.add(new Gap.Span(partition, from, to));
    }
  }
}
