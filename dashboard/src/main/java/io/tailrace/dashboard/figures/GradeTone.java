package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.TableCell;
import io.tailrace.dashboard.component.Tone;
import io.tailrace.operations.deliverability.Threshold;
import io.tailrace.operations.series.Measure;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the grade of a rate looks. Stateless. */
public final class GradeTone {
  private GradeTone() {}

  /** Null for what is as it should be: colour is for what needs a look. */
  public static @Nullable Tone of(String grade) {
    return switch (grade) {
      case "act" -> Tone.BAD;
      case "warn" -> Tone.WARN;
      case "too_few" -> Tone.NONE;
      default -> null;
    };
  }

  /**
   * A rate as a cell.
   *
   * @param measure as {@code /api/series} has it
   * @param parts how many, of how many
   */
  public static TableCell cell(String measure, List<Long> parts) {
    long part = parts.get(0);
    long whole = parts.get(1);
    Measure rate = Measure.valueOf(measure.toUpperCase(Locale.ROOT));
    TableCell cell = FigureTable.share(part, whole);
    Tone tone = of(Threshold.grade(rate, part, whole).word());
    return tone == null ? cell : cell.toned(tone);
  }
}
