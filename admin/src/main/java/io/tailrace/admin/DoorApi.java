package io.tailrace.admin;

import io.tailrace.admin.access.Door;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * Answers what the door of this process alone knows, also while there is no data folder, and hands
 * on the rest. Safe for use by many threads.
 */
public final class DoorApi implements Api {
  private final Api rest;
  private final List<Routes.Bound> routes;

  /**
   * Makes one.
   *
   * @param address where browsers find this server
   * @param settings what this process was started with
   */
  public DoorApi(
      Api rest, Door door, Supplier<URI> address, EffectiveSettings settings, InstantSource clock) {
    this.rest = rest;
    LinkRoute link = new LinkRoute(door, address, clock);
    this.routes =
        List.of(
            new Routes.Bound(AccessEndpoints.LINK, link::make),
            new Routes.Bound(AuditEndpoints.SETTINGS, asked -> settings));
  }

  List<Routes.Bound> routes() {
    return routes;
  }

  @Override
  public ApiResponse call(ApiRequest request) throws IOException {
    boolean ours =
        routes.stream().anyMatch(it -> it.endpoint().path().match(request.path()).isPresent());
    return ours ? new LocalApi(routes).call(request) : rest.call(request);
  }
}
