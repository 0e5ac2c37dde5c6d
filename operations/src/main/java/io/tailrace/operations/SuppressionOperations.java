package io.tailrace.operations;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.sink.database.Suppressions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows which addresses get nothing more, and lifts that for one of them. Safe for use by many
 * threads.
 */
public final class SuppressionOperations {
  private final OperationContext parts;

  public SuppressionOperations(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * Suppressions, those of the latest events first; rows are as in the database.
   *
   * @param suppressions a row of {@code suppressions} each
   */
  public record Page(List<Map<String, Object>> suppressions) {}

  /**
   * What is to be lifted. Immutable.
   *
   * @param address in any spelling
   * @param feed none = in all
   * @param objectType the channel; none = every
   */
  public record LiftRequest(
      String address, @Nullable String feed, @Nullable String objectType, String by, String why) {}

  /**
   * What was lifted, or would be.
   *
   * @param dryRun whether nothing was done
   * @param lifted a row of {@code suppressions} each
   */
  public record Lifted(boolean dryRun, List<Map<String, Object>> lifted) {}

  /**
   * Those of an address, or of all.
   *
   * @param address in any spelling; null = all
   * @param feed null = all
   */
  public Page list(@Nullable String address, @Nullable String feed, int limit)
      throws OperationException {
    return new Page(ask(suppressions -> suppressions.list(address, feed, limit)));
  }

  /** Lifts what suppresses an address now, and keeps who did it and why. */
  public Lifted lift(LiftRequest asked, boolean dryRun) throws OperationException {
    var lift =
        new Suppressions.Lift(
            asked.address(), asked.feed(), asked.objectType(), asked.by(), asked.why());
    return new Lifted(
        dryRun,
        ask(
            suppressions ->
                dryRun
                    ? suppressions.inEffect(lift)
                    : suppressions.lift(lift, parts.clock().instant())));
  }

  private List<Map<String, Object>> ask(Question question) throws OperationException {
    if (parts.database() == null) {
      throw OperationException.refused("There is no database here to ask.");
    }
    try {
      return question.ask(parts.database().suppressions());
    } catch (SinkUnavailableException e) {
      throw OperationException.unavailable(e.getMessage());
    }
  }

  private interface Question {
    List<Map<String, Object>> ask(Suppressions suppressions) throws SinkUnavailableException;
  }
}
