package io.tailrace.operations.requests;

import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.incoming.FailedRequest;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells which requests were not answered 200. Safe for use by many threads. */
public final class FailedRequests {
  private static final List<String> OUTCOMES =
      List.of("unsigned", "unverified", "unavailable", "refused");

  private final OperationContext parts;

  public FailedRequests(OperationContext parts) {
    this.parts = parts;
  }

  /**
   * The answer. Immutable.
   *
   * @param kept how many are kept in all
   * @param requests those that were asked for, newest first
   */
  public record Page(int kept, List<FailedRequest> requests) {}

  /**
   * The newest first.
   *
   * @param feed all if null
   * @param outcome all if null
   */
  public Page list(@Nullable String feed, @Nullable String outcome, int limit)
      throws OperationException {
    if (outcome != null && !OUTCOMES.contains(outcome)) {
      throw OperationException.wrongRequest(
          "'outcome' must be one of " + String.join(", ", OUTCOMES) + ".");
    }
    List<FailedRequest> all = parts.incoming().failed();
    if (all == null) {
      throw OperationException.unavailable(
          "The failed requests are kept in the memory of the process that receives, and it does not"
              + " run here. Start the server, or ask the one that receives.");
    }
    Predicate<FailedRequest> wanted =
        each ->
            (feed == null || feed.equals(each.feed()))
                && (outcome == null || outcome.equals(each.outcome()));
    return new Page(all.size(), all.stream().filter(wanted).limit(limit).toList());
  }
}
