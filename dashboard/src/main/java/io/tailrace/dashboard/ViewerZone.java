package io.tailrace.dashboard;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/** The zone of whoever looks, which our script tells by a cookie; UTC until it has. Stateless. */
final class ViewerZone {
  private static final String COOKIE = "zone";

  private ViewerZone() {}

  static ZoneId of(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(HttpCookie::getValue)
        .map(ViewerZone::read)
        .findFirst()
        .orElse(ZoneOffset.UTC);
  }

  private static ZoneId read(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
