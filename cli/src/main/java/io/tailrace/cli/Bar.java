package io.tailrace.cli;

/** A horizontal bar of blocks, in eighths of a character. Stateless. */
final class Bar {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final int PARTS = 8;

  private Bar() {}

  /** As wide as the value's share of the largest one; anything above nothing is seen. */
  static String of(long value, long largest, int width) {
    if (value <= 0 || largest <= 0 || width <= 0) {
      return "";
    }
    long eighths = Math.max(1, Math.round((double) value / largest * width * PARTS));
    int rest = (int) (eighths % PARTS);
    return "█".repeat((int) (eighths / PARTS)) + (rest == 0 ? "" : EIGHTHS.charAt(rest));
  }
}
