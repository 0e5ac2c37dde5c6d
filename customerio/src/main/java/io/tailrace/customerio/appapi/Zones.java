package io.tailrace.customerio.appapi;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time zones of series. Stateless. */
public final class Zones {
  /**
   * Eastern Standard Time, all year: where Customer.io's days begin unless it is told otherwise,
   * and for most series it cannot be.
   */
  public static final ZoneId EST = ZoneOffset.ofHours(-5);

  private Zones() {}

  /** As the parameter {@code tz} has it. */
  static String name(ZoneId zone) {
    return zone.equals(EST) ? "EST" : zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  static void requireRegion(ZoneId zone) {
    if (zone.normalized() instanceof ZoneOffset && !name(zone).matches("EST|UTC|Etc/.+")) {
      throw new IllegalArgumentException(
          "Customer.io takes no offset such as " + zone + "; give a region: Europe/Berlin.");
    }
  }
}
