package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.deliverability.GradedRate;
import java.util.Locale;

/**
 * Rates as cells: the share, how it compares with its usual, and all numbers when asked. Immutable.
 *
 * @param usual what the usual is, in words; nothing is compared where no usual is known
 */
public record RateCells(String usual) {
  /** From there on a comparison is shown without asking. */
  private static final double REMARKABLE = 1.5;

  public TableCell of(GradedRate rate) {
    Double times = rate.times();
    String compared = times != null && times >= REMARKABLE ? " · " + number(times) + "× usual" : "";
    if (rate.count() > rate.of()) {
      // Of a channel that tells of no delivery, or of what was sent before the range.
      return TableCell.of("–").hinted(detail(rate));
    }
    TableCell cell = TableCell.of(rate.text() + compared).hinted(detail(rate));
    Tone tone = GradeTone.of(rate.grade());
    return tone == null ? cell : cell.toned(tone);
  }

  /**
   * All its numbers, as in {@code 41 of 4,112; usual is 0.8 %, the median of the four weeks
   * before}.
   */
  public String detail(GradedRate rate) {
    String parts = Numbers.count(rate.count()) + " of " + Numbers.count(rate.of());
    Double share = rate.usual();
    return share == null ? parts : parts + "; usual is " + GradedRate.percent(share) + ", " + usual;
  }

  private static String number(double times) {
    return String.format(Locale.ROOT, times < 10 ? "%.1f" : "%.0f", times);
  }
}
