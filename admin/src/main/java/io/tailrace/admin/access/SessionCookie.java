package io.tailrace.admin.access;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;

/**
 * The cookie of a session. Behind https its name says that no other site under the same domain can
 * have set it; on plain http it has the port, since browsers share cookies among a host's ports.
 * Stateless.
 */
final class SessionCookie {
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

  private SessionCookie() {}

  /** As {@code Set-Cookie} has it; it ends with the browser, or with the session. */
  static String begun(Request request, String id, boolean secure) {
    return name(request, secure) + "=" + id + ATTRIBUTES + (secure ? "; Secure" : "");
  }

  /** Has the browser forget it. */
  static String ended(Request request, boolean secure) {
    return name(request, secure) + "=; Max-Age=0" + ATTRIBUTES + (secure ? "; Secure" : "");
  }

  /** Empty if there is none, or more than one, which no browser of ours sends. */
  static Optional<String> id(Request request, boolean secure) {
    String name = name(request, secure);
    List<String> ids =
        Request.getCookies(request).stream()
            .filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue)
            .toList();
    return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
  }

  private static String name(Request request, boolean secure) {
    return secure ? "__Host-tailrace" : "tailrace-" + Request.getLocalPort(request);
  }
}
