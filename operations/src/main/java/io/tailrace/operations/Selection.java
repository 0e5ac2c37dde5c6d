package io.tailrace.operations;

import io.tailrace.operations.groups.ReasonPattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of many somebody means: those named by id, or those of a place for a reason, or, said so,
 * all. Immutable.
 *
 * @param place of dead letters the sink, of quarantine the feed; null = any
 * @param reason a part of it, letters' case aside; null = any
 * @param cause the whole reason, as {@link ReasonPattern} has it; null = any
 * @param all that nothing narrower was meant
 */
public record Selection(
    List<String> ids,
    @Nullable String place,
    @Nullable String reason,
    @Nullable String cause,
    boolean all) {

  public Selection {
    ids = List.copyOf(ids);
  }

  public static Selection of(String... ids) {
    return new Selection(List.of(ids), null, null, null, false);
  }

  public static Selection everything() {
    return new Selection(List.of(), null, null, null, true);
  }

  /** Those of a place, or of all. */
  public static Selection at(@Nullable String place) {
    return new Selection(List.of(), place, null, null, place == null);
  }

  boolean byId() {
    return !ids.isEmpty();
  }

  boolean hasReason(@Nullable String text) {
    return reason == null || (text != null && lower(text).contains(lower(reason)));
  }

  boolean hasCause(String text) {
    return cause == null || cause.equals(ReasonPattern.of(text));
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }

  /** Nothing narrower than everything must be said, not left out. */
  void requireSomething() throws OperationException {
    boolean narrowed = place != null || reason != null || cause != null;
    if (byId() && (narrowed || all)) {
      throw OperationException.wrongRequest("Select either by id or by what they share, not both.");
    }
    if (!byId() && !narrowed && !all) {
      throw OperationException.wrongRequest("Nothing is selected; name ids, a reason, or all.");
    }
  }
}
