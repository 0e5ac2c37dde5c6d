package io.tailrace.operations.groups;

import java.util.regex.Pattern;

/**
 * A reason without what differs from record to record, so that records that failed alike have the
 * same text: "value 70000 is too large" becomes "value # is too large". Stateless.
 */
public final class ReasonPattern {
  /** Ids and hashes first, which are long and have digits among letters; then numbers. */
  private static final Pattern VARIES =
      Pattern.compile("\\b(?=[\\p{Alnum}_-]*\\d)[\\p{Alnum}_-]{12,}\\b|\\d+(?:[.,:]\\d+)*");

  private ReasonPattern() {}

  /** The reason with a {@code #} in place of each number and id. */
  public static String of(String reason) {
    return VARIES.matcher(reason).replaceAll("#");
  }
}
