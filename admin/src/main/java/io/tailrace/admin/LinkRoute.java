package io.tailrace.admin;

import io.tailrace.admin.access.AccessRole;
import io.tailrace.admin.access.Door;
import io.tailrace.admin.access.EntryWay;
import io.tailrace.admin.access.OneTimeCodes;
import io.tailrace.admin.access.Visitor;
import io.tailrace.operations.OperationException;
import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes the links that open the dashboard. The code stands behind a {@code #}: no browser sends
 * that, so it is in no proxy's log. Immutable; safe for use by many threads.
 */
final class LinkRoute {
  private static final int MAX_NAME = 100;

  private final Door door;
  private final Supplier<URI> address;
  private final InstantSource clock;

  /**
   * Makes one.
   *
   * @param address where browsers find this server
   */
  LinkRoute(Door door, Supplier<URI> address, InstantSource clock) {
    this.door = door;
    this.address = address;
    this.clock = clock;
  }

  DashboardLink make(RequestParameters asked) throws OperationException {
    if (!door.takesLinks()) {
      throw OperationException.refused(
          "Whoever opens the dashboard is named by the proxy here (dashboard.auth is header): open "
              + address.get()
              + " in a browser.");
    }
    AccessRole role = role(asked.text("role", AccessRole.ADMIN.word()));
    String code = door.code(new Visitor(name(asked.text("name", "link")), role, EntryWay.LINK));
    return new DashboardLink(
        address.get().resolve("/login#" + code).toString(),
        role.word(),
        clock.instant().plus(OneTimeCodes.LIFE));
  }

  private static AccessRole role(String word) throws OperationException {
    return Stream.of(AccessRole.values())
        .filter(role -> role.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                OperationException.wrongRequest(
                    "'role' must be viewer, analyst, operator or admin."));
  }

  private static String name(String given) throws OperationException {
    if (given.length() > MAX_NAME || given.chars().anyMatch(Character::isISOControl)) {
      throw OperationException.wrongRequest(
          "'name' may have at most " + MAX_NAME + " characters on one line.");
    }
    return given;
  }
}
