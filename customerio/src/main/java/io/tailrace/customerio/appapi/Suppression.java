package io.tailrace.customerio.appapi;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An address to which Customer.io's own mail server sends nothing; the person stays in the
 * workspace. Immutable, safe to share between threads.
 *
 * @param status the code with which mail was refused, as text
 */
public record Suppression(
    @Nullable String email,
    @Nullable String reason,
    @Nullable String status,
    @Nullable Instant created) {

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
