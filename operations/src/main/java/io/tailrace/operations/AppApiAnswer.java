package io.tailrace.operations;

import io.tailrace.customerio.appapi.AppApiException;
import java.util.function.Supplier;

/** Turns what the App API's client throws into what operations say. Stateless. */
public final class AppApiAnswer {
  private AppApiAnswer() {}

  /** Asks, and waits for the answer. */
  public static <T> T of(Supplier<T> question) throws OperationException {
    try {
      return question.get();
    } catch (IllegalArgumentException e) {
      throw OperationException.wrongRequest(e.getMessage());
    } catch (AppApiException e) {
      throw failure(e);
    }
  }

  private static OperationException failure(AppApiException e) {
    return switch (e.category()) {
      case UNAUTHORIZED ->
          OperationException.refused(
              e.getMessage() + " Its settings here are app-api-key and region (us or eu).");
      case NOT_FOUND -> OperationException.notFound(e.getMessage());
      case FORBIDDEN, REFUSED, UNREADABLE -> OperationException.refused(e.getMessage());
      case RATE_LIMITED, UNAVAILABLE, TIMED_OUT, INTERRUPTED ->
          OperationException.unavailable(e.getMessage());
    };
  }
}
