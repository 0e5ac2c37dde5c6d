package io.tailrace.operations.deliverability;

import io.tailrace.operations.series.Measure;
import io.tailrace.operations.series.MeasureCounts;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rate with what it is worth. Immutable.
 *
 * @param count how many
 * @param of of how many
 * @param share from 0 to 1; null = of nothing, or of fewer than there are
 * @param text as people read it: {@code 0.02 %}, or {@code 3 of 12} where they are too few to tell
 * @param grade {@code none}, {@code too_few}, {@code good}, {@code warn} or {@code act}
 * @param usual the share that is usual; null = not known
 * @param times how many times the usual; null = not known, or too few to tell
 */
public record GradedRate(
    long count,
    long of,
    @Nullable Double share,
    String text,
    String grade,
    @Nullable Double usual,
    @Nullable Double times) {
  private static final int PERCENT = 100;

  /** One of which nothing is usual. */
  public static GradedRate of(Measure rate, MeasureCounts counts) {
    return of(rate, counts, null);
  }

  static GradedRate of(Measure rate, MeasureCounts counts, @Nullable Double usual) {
    List<Long> parts = counts.parts(rate);
    long count = parts.get(0);
    long whole = parts.get(1);
    Double share = counts.share(rate);
    return new GradedRate(
        count,
        whole,
        share,
        text(count, whole, share),
        Threshold.grade(rate, count, whole).word(),
        usual,
        whole < Threshold.FEW ? null : times(share, usual));
  }

  private static @Nullable Double times(@Nullable Double share, @Nullable Double usual) {
    return share == null || usual == null || usual == 0 ? null : share / usual;
  }

  private static String text(long count, long whole, @Nullable Double share) {
    if (whole == 0 && count == 0) {
      return "none";
    }
    return whole < Threshold.FEW || share == null ? count + " of " + whole : percent(share);
  }

  /** {@code 0.02 %}, {@code 3.2 %}, {@code 98.5 %}, {@code 100 %}. */
  public static String percent(double share) {
    double percent = share * PERCENT;
    if (share > 0 && percent < 0.005) {
      return "under 0.01 %";
    }
    String digits = String.format(Locale.ROOT, percent < 1 ? "%.2f" : "%.1f", percent);
    return digits.replaceFirst("\\.0+$", "") + " %";
  }

  Grade graded() {
    return Grade.valueOf(grade.toUpperCase(Locale.ROOT));
  }
}
