package io.tailrace.operations.deliverability;

import java.time.Instant;
import java.util.List;

/**
 * Whether our mail arrives, and where not. Immutable.
 *
 * @param verdict the worst grade: {@code act}, {@code warn}, {@code good}; or {@code too_few}; or
 *     "none" where nothing was sent
 * @param sentence the answer in words
 * @param findings what is bad or unusual, the worst first
 * @param total everywhere
 * @param providers each that anything was sent to, the largest first
 * @param notes how these figures are made, and what differs elsewhere
 * @param from start, inclusive
 * @param to end, exclusive
 * @param zone whose days the range's are
 * @param usual what {@code usual} is, in words
 */
public record DeliverabilityReport(
    String verdict,
    String sentence,
    List<Finding> findings,
    ProviderFigures total,
    List<ProviderFigures> providers,
    List<String> notes,
    Instant from,
    Instant to,
    String zone,
    String usual) {

  /**
   * Something bad or unusual. Immutable.
   *
   * @param grade {@code warn}, {@code act}, or {@code none} of what is only unusual
   * @param provider where; {@code all} for everywhere
   * @param measure which rate, as {@code /api/series} has it
   * @param text in words, without a full stop
   */
  public record Finding(String grade, String provider, String measure, String text) {}
}
