package io.tailrace.admin;

import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Workspaces;
import java.time.InstantSource;
import java.util.Optional;

/** Answers in this process, from an open data folder. Safe for use by many threads. */
public final class LocalApi implements Api {
  private final Routes routes;

  public LocalApi(OperationContext parts) {
    this.routes = new Routes(parts);
  }

  private LocalApi(Routes routes) {
    this.routes = routes;
  }

  /** Answers only what needs no data folder: Customer.io's side. */
  public static LocalApi withoutFolder(Workspaces workspaces, InstantSource clock) {
    return new LocalApi(new Routes(workspaces, clock));
  }

  @Override
  public ApiResponse call(ApiRequest request) {
    Optional<Routes.Route> route = routes.find(request.method(), request.path());
    if (route.isEmpty()) {
      return routes.hasPath(request.path())
          ? ApiResponse.error(405, request.path() + " does not answer " + request.method() + ".")
          : ApiResponse.error(404, "There is nothing at " + request.path() + ".");
    }
    try {
      return ApiResponse.ok(route.get().answer(RequestParameters.of(request)));
    } catch (OperationException e) {
      return ApiResponse.error(status(e.kind()), e.getMessage());
    } catch (LogUnavailableException | StoreUnavailableException e) {
      return ApiResponse.error(503, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ApiResponse.error(503, "The server is stopping.");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
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
