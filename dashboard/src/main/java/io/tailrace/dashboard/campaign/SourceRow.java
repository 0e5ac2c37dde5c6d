package io.tailrace.dashboard.campaign;

import io.tailrace.dashboard.component.Numbers;
import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.figures.GradeTone;
import java.util.List;
import java.util.Map;

/**
 * The figures of one source. Immutable.
 *
 * @param name as Customer.io has it, or its kind and number
 * @param counts by measure
 * @param parts by rate: how many, of how many
 * @param sent by step of time, oldest first; empty = there are too many to tell
 */
record SourceRow(
    SourceKey key,
    String name,
    Map<String, Long> counts,
    Map<String, List<Long>> parts,
    List<Double> sent) {

  /** A share of too few is sorted after those that say something. */
  private static final double TOO_FEW = -1;

  long count(String measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /** A figure by which a list is sorted. */
  double size(String measure) {
    List<Long> share = parts.get(measure);
    if (share == null) {
      return count(measure);
    }
    double of = share.get(1);
    double value = of == 0 ? 0 : share.get(0) / of;
    return of < Numbers.FEW ? TOO_FEW + value / 2 : value;
  }

  TableCell cell(String measure) {
    List<Long> share = parts.get(measure);
    return share == null
        ? TableCell.of(Numbers.count(count(measure)))
        : GradeTone.cell(measure, share);
  }
}
