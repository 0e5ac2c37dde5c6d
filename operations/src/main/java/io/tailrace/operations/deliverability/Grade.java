package io.tailrace.operations.deliverability;

import java.util.Locale;

/** How good a rate is; the later, the worse. Immutable. */
public enum Grade {
  /** There is nothing to judge, or no line to judge it by. */
  NONE,
  /** Of too few to tell. */
  TOO_FEW,
  GOOD,
  /** Watch it. */
  WARN,
  /** Act now. */
  ACT;

  /** As answers have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The worse of the two. */
  Grade or(Grade other) {
    return compareTo(other) >= 0 ? this : other;
  }

  boolean isBad() {
    return this == WARN || this == ACT;
  }
}
