package io.tailrace.dashboard.component;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars one under the other, with their numbers: a funnel, or parts of a whole. Immutable.
 *
 * @param label what they show
 */
public record BarList(String label, List<Bar> bars) {
  public BarList {
    bars = List.copyOf(bars);
  }

  /**
   * One bar.
   *
   * @param share of the width, 0 to 1
   * @param value as it is shown
   * @param detail of what, as in {@code 41.2 % of delivered}; may be empty
   * @param tone null = the accent
   */
  public record Bar(String name, double share, String value, String detail, @Nullable Tone tone) {
    /** Of a width of 1,000. */
    public long width() {
      return Math.round(Math.clamp(share, 0, 1) * 1000);
    }
  }
}
