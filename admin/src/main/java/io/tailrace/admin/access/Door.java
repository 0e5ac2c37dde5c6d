package io.tailrace.admin.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The one door of the admin port: says of each request who it is. A program shows the token; a
 * browser has the session that a one-time link began, or a trusted proxy names who has it. There is
 * no visitor without a name. Safe for use by many threads.
 */
public final class Door {
  /** What a form of another page cannot send. */
  public static final String CHANGE_HEADER = "X-Tailrace-Request";

  private final AccessSettings settings;
  private final Supplier<List<String>> tokens;
  private final HostNames names;
  private final BrowserSessions sessions;
  private final OneTimeCodes codes;
  private final FailureLimit failures;

  /**
   * Makes one.
   *
   * @param tokens each of them opens; read at each request
   */
  public Door(AccessSettings settings, Supplier<List<String>> tokens, InstantSource clock) {
    this.settings = settings;
    this.tokens = tokens;
    this.names = new HostNames(settings.adminHost(), settings.publicUrl());
    this.sessions = new BrowserSessions(clock);
    this.codes = new OneTimeCodes(clock);
    this.failures = new FailureLimit(clock);
  }

  /** Who asks. */
  public Admission admit(Request request) {
    if (!names.isOurs(request)) {
      return Admission.refused(
          421,
          "This server does not answer to that Host. Ask it as localhost, by admin-host, or by"
              + " dashboard.url.");
    }
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (isBearer(authorization)) {
      return hasToken(authorization)
          ? Admission.of(new Visitor("token", AccessRole.ADMIN, EntryWay.TOKEN))
          : withoutToken();
    }
    return settings.header().isPresent()
        ? new HeaderEntry(settings, settings.header().get()).admit(request)
        : bySession(request);
  }

  private Admission bySession(Request request) {
    return SessionCookie.id(request, isSecure(request))
        .flatMap(sessions::visitor)
        .map(Admission::of)
        .orElseGet(Door::withoutToken);
  }

  private static Admission withoutToken() {
    return Admission.refused(
        401,
        "Send 'Authorization: Bearer TOKEN'; the token is admin-token's, or else stands in"
            + " server.json in the data folder. For a browser, 'tailrace dashboard' prints a link.");
  }

  /**
   * Why a change is not taken from this visitor; empty if it is. A browser says where a request
   * comes from, and none but this server's own pages may send one; a program shows its token.
   */
  public Optional<Admission> refusalOfChange(Request request, Visitor visitor) {
    if (!"1".equals(request.getHeaders().get(CHANGE_HEADER))) {
      return Optional.of(Admission.refused(403, "Send the header '" + CHANGE_HEADER + ": 1'."));
    }
    return visitor.how() == EntryWay.TOKEN || isFromOurPage(request)
        ? Optional.empty()
        : Optional.of(fromElsewhere());
  }

  private static Admission fromElsewhere() {
    return Admission.refused(
        403,
        "Only a page of this server may send this, and the browser did not say that one did. Use a"
            + " browser of today, over https or on this machine.");
  }

  private static boolean isFromOurPage(Request request) {
    return "same-origin".equals(request.getHeaders().get("Sec-Fetch-Site"));
  }

  /** Whether browsers come in by one-time links. */
  public boolean takesLinks() {
    return settings.header().isEmpty();
  }

  /** A code that lets this visitor in, once and for a minute. */
  public String code(Visitor visitor) {
    return codes.make(visitor);
  }

  /** Whom a code let in, with the cookie to set; or why it lets in nobody. */
  public record Login(Admission admission, String cookie) {}

  /** Exchanges a code for a session, which is always a new one. */
  public Login logIn(Request request, String code) {
    if (!names.isOurs(request) || !takesLinks()) {
      return new Login(admit(request), "");
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null && !isFromOurPage(request)) {
      return new Login(fromElsewhere(), "");
    }
    String peer = Peer.text(request);
    if (failures.reached(peer)) {
      return new Login(Admission.refused(429, "Too many codes were wrong. Wait a minute."), "");
    }
    Optional<Visitor> visitor = codes.spend(code);
    if (visitor.isEmpty()) {
      failures.failed(peer);
      return new Login(
          Admission.refused(
              401,
              "This link was used, or is older than a minute. 'tailrace dashboard' prints"
                  + " another."),
          "");
    }
    String id = sessions.begin(visitor.get());
    return new Login(
        Admission.of(visitor.get()), SessionCookie.begun(request, id, isSecure(request)));
  }

  /** Ends the session of this browser; the cookie that has it forget its own. */
  public String logOut(Request request) {
    SessionCookie.id(request, isSecure(request)).ifPresent(sessions::end);
    return SessionCookie.ended(request, isSecure(request));
  }

  /** Whether the browser came over https: by the public name, or as a trusted proxy says. */
  private boolean isSecure(Request request) {
    return names.isPublicHttps(request)
        || ("https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto"))
            && Peer.address(request).map(settings::trusts).orElse(false));
  }

  /** Any other is between a browser and the proxy in front. */
  private static boolean isBearer(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
  }

  private boolean hasToken(String authorization) {
    byte[] given = authorization.substring(7).strip().getBytes(UTF_8);
    boolean found = false;
    for (String token : tokens.get()) {
      found |= MessageDigest.isEqual(given, token.getBytes(UTF_8));
    }
    return found;
  }
}
