package io.tailrace.dashboard.component;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell. Immutable.
 *
 * @param text as it is shown
 * @param href where it leads; null = nowhere
 * @param tone null = as all others
 * @param hint more of it, when asked; null = nothing
 * @param time a time in place of the text; null = none
 * @param line drawn beside the text; null = nothing
 * @param code whether it is an id, set in one width; of a time, whether it is shown exactly instead
 *     of how long ago it was
 */
public record TableCell(
    String text,
    @Nullable String href,
    @Nullable Tone tone,
    @Nullable String hint,
    @Nullable Instant time,
    @Nullable Sparkline line,
    boolean code) {

  public static TableCell of(String text) {
    return new TableCell(text, null, null, null, null, null, false);
  }

  /** An id. */
  public static TableCell code(String text) {
    return new TableCell(text, null, null, null, null, null, true);
  }

  /** A time, as the viewer's zone has it; a dash if it is null. */
  public static TableCell time(@Nullable Instant time) {
    return new TableCell("–", null, null, null, time, null, false);
  }

  /** A time of a day that matters by itself: not how long ago it was. */
  public static TableCell exactly(Instant time) {
    return new TableCell("", null, null, null, time, null, true);
  }

  public static TableCell line(Sparkline line) {
    return new TableCell("", null, null, null, null, line, false);
  }

  public TableCell to(String where) {
    return new TableCell(text, where, tone, hint, time, line, code);
  }

  public TableCell toned(Tone as) {
    return new TableCell(text, href, as, hint, time, line, code);
  }

  public TableCell hinted(String more) {
    return new TableCell(text, href, tone, more, time, line, code);
  }
}
