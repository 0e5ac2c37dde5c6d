package io.tailrace.sink.forward;

import java.util.regex.Pattern;

/** Event types, a {@code *} in them for anything. Immutable. */
final class EventPatternsType extends WordsType {
  private static final Pattern EVENT = Pattern.compile("[a-z0-9_*]+");

  @Override
  Pattern form() {
    return EVENT;
  }

  @Override
  public String expected() {
    return "event types such as email_bounced or customer_*, as a list or with commas between them";
  }
}
