package io.tailrace.operations.audit;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which acts. Immutable.
 *
 * @param from since when, inclusive
 * @param to until when, exclusive
 * @param who only theirs; null = everybody's
 * @param about only those with this in the act, the target or a parameter, letters' case aside;
 *     null = all
 * @param limit at most that many, the latest
 */
public record AuditQuestion(
    Instant from, Instant to, @Nullable String who, @Nullable String about, int limit) {

  boolean wants(AuditEntry entry) {
    return !entry.at().isBefore(from)
        && entry.at().isBefore(to)
        && (who == null || entry.who().equalsIgnoreCase(who))
        && (about == null || isAbout(entry, about.toLowerCase(Locale.ROOT)));
  }

  private static boolean isAbout(AuditEntry entry, String text) {
    return holds(entry.act(), text)
        || holds(entry.target(), text)
        || entry.parameters().values().stream().anyMatch(value -> holds(value, text));
  }

  private static boolean holds(String whole, String text) {
    return whole.toLowerCase(Locale.ROOT).contains(text);
  }
}
