package io.tailrace.admin;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Decides who may ask {@code /api}. The token keeps strangers out; the Host keeps out a page whose
 * name was pointed at this machine; the header and the type of a change keep out a form on such a
 * page, which can send neither. Safe for use by many threads.
 */
public final class ApiAccess {
  private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "[::1]");
  private final String adminHost;
  private final Supplier<List<String>> tokens;

  /**
   * Makes one.
   *
   * @param adminHost as configured, IPv6 without brackets
   * @param tokens each of them opens; read at each request
   */
  public ApiAccess(String adminHost, Supplier<List<String>> tokens) {
    this.adminHost = bracketed(adminHost);
    this.tokens = tokens;
  }

  /** Why this request is not answered; null if it is. */
  ApiResponse refusal(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (!isOurs(host, request)) {
      return ApiResponse.error(
          421, "This server does not answer to that Host. Ask it as localhost or by admin-host.");
    }
    if (!hasToken(request.getHeaders().get(HttpHeader.AUTHORIZATION))) {
      return ApiResponse.error(
          401,
          "Send 'Authorization: Bearer TOKEN'; the token is admin-token's, or else stands in"
              + " server.json in the data folder.");
    }
    return request.getMethod().equals("GET") ? null : refusalOfChange(request);
  }

  private static ApiResponse refusalOfChange(Request request) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (!"1".equals(request.getHeaders().get(ApiHandler.CHANGE_HEADER))) {
      return ApiResponse.error(403, "Send the header '" + ApiHandler.CHANGE_HEADER + ": 1'.");
    }
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      return ApiResponse.error(415, "Send the header 'Content-Type: application/json'.");
    }
    if (request.getLength() < 0) {
      return ApiResponse.error(411, "Send the header 'Content-Length'.");
    }
    return request.getLength() > ApiHandler.MAX_BODY
        ? ApiResponse.error(413, "A body may have at most " + ApiHandler.MAX_BODY + " bytes.")
        : null;
  }

  private boolean hasToken(String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return false;
    }
    byte[] given = authorization.substring(7).strip().getBytes(StandardCharsets.UTF_8);
    boolean found = false;
    for (String token : tokens.get()) {
      found |= MessageDigest.isEqual(given, token.getBytes(StandardCharsets.UTF_8));
    }
    return found;
  }

  private boolean isOurs(String host, Request request) {
    SocketAddress local = request.getConnectionMetaData().getLocalSocketAddress();
    if (host == null || !(local instanceof InetSocketAddress address)) {
      return false;
    }
    String port = ":" + address.getPort();
    String reached = bracketed(address.getAddress().getHostAddress());
    String asked = host.toLowerCase(Locale.ROOT);
    return ALWAYS.contains(strip(asked, port))
        || asked.equals(adminHost + port)
        || asked.equals(reached + port);
  }

  /** Empty unless it ends with the port. */
  private static String strip(String host, String port) {
    return host.endsWith(port) ? host.substring(0, host.length() - port.length()) : "";
  }

  private static String bracketed(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.indexOf(':') >= 0 && !lower.startsWith("[") ? "[" + lower + "]" : lower;
  }
}
