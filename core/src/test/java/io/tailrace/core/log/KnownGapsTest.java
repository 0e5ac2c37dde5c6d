package io.tailrace.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Gap.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownGapsTest {
  private static final Span ALL = new Span(0, 10, 100);

  @Test
  void withoutGapsTheWholeSpanIsLeft() {
    assertThat(new KnownGaps(List.of()).without("a", ALL)).containsExactly(ALL);
  }

  @Test
  void whatStandsInAGapIsLeftOut() {
    var known = new KnownGaps(List.of(gap("a", 50, 60), gap("a", 1, 20), gap("a", 55, 58)));
    assertThat(known.without("a", ALL)).containsExactly(new Span(0, 20, 50), new Span(0, 60, 100));
  }

  @Test
  void gapsPastTheSpanTakeNothing() {
    var known = new KnownGaps(List.of(gap("a", 100, 200), gap("a", 1, 10)));
    assertThat(known.without("a", ALL)).containsExactly(ALL);
  }

  @Test
  void nothingIsLeftOfACoveredSpan() {
    var known = new KnownGaps(List.of(gap("a", 60, 200), gap("a", 1, 60)));
    assertThat(known.without("a", ALL)).isEmpty();
  }

  @Test
  void otherSinksAndPartitionsAreApart() {
    var known = new KnownGaps(List.of(gap("b", 1, 200)));
    assertThat(known.without("a", ALL)).containsExactly(ALL);
    assertThat(known.without("b", new Span(1, 10, 20))).containsExactly(new Span(1, 10, 20));
  }

  private static Gap gap(String sink, long from, long to) {
    return Gap.found(sink, new Span(0, from, to), GapCause.RETENTION, Instant.EPOCH);
  }
}
