package io.tailrace.admin;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationException;

/** Turns what an operation gives or throws into an answer with its status. Stateless. */
final class ApiAnswer {
  static final ApiResponse STOPPING = ApiResponse.error(503, "The server is stopping.");

  private ApiAnswer() {}

  /** Asks or does something. */
  @FunctionalInterface
  interface Operation {
    Object call()
        throws OperationException,
            LogUnavailableException,
            StoreUnavailableException,
            InterruptedException;
  }

  static ApiResponse of(Operation operation) {
    try {
      return ApiResponse.ok(operation.call());
    } catch (OperationException e) {
      return ApiResponse.error(status(e.kind()), e.getMessage());
    } catch (LogUnavailableException | StoreUnavailableException e) {
      return ApiResponse.error(503, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return STOPPING;
    }
  }

  private static int status(OperationException.Kind kind) {
    return switch (kind) {
      case WRONG_REQUEST -> 400;
      case NOT_FOUND -> 404;
      case REFUSED -> 422;
      case UNAVAILABLE -> 503;
    };
  }
}
