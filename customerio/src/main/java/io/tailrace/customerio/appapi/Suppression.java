package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.util.Locale;

/**
 * An address to which Customer.io's own mail server sends nothing; the person stays in the
 * workspace. What was not told is null. Immutable, safe to share between threads.
 *
 * @param status the code with which mail was refused, as text
 */
public record Suppression(String email, String reason, String status, Instant created) {

  /** Why an address is suppressed. Immutable. */
  public enum Type {
    BLOCKS,
    BOUNCES,
    SPAM_REPORTS,
    INVALID_EMAILS;

    String apiName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Suppression read(Fields fields) {
    return new Suppression(
        fields.text("email"),
        fields.text("reason"),
        fields.text("status"),
        fields.instant("created"));
  }
}
