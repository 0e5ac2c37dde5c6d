package io.tailrace.dashboard.figures;

import io.tailrace.dashboard.component.Tone;
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
}
