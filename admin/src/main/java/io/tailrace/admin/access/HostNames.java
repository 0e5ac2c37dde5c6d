package io.tailrace.admin.access;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * The names that this server answers to. A page whose name was pointed at this machine would send
 * its own name, and is kept out by that. Immutable.
 */
final class HostNames {
  private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "[::1]");
  private final String adminHost;
  private final Optional<URI> publicUrl;

  /**
   * Makes them.
   *
   * @param adminHost as configured, IPv6 without brackets
   * @param publicUrl where browsers find it behind a proxy, if there is one
   */
  HostNames(String adminHost, Optional<URI> publicUrl) {
    this.adminHost = bracketed(adminHost);
    this.publicUrl = publicUrl;
  }

  boolean isOurs(Request request) {
    String host = host(request);
    SocketAddress local = request.getConnectionMetaData().getLocalSocketAddress();
    if (host.isEmpty() || !(local instanceof InetSocketAddress address)) {
      return false;
    }
    String port = ":" + address.getPort();
    String reached = bracketed(address.getAddress().getHostAddress());
    return ALWAYS.contains(strip(host, port))
        || host.equals(adminHost + port)
        || host.equals(reached + port)
        || isPublic(host);
  }

  /** Whether it was asked by its public name, which is an https one. */
  boolean isPublicHttps(Request request) {
    return publicUrl.isPresent()
        && publicUrl.get().getScheme().equalsIgnoreCase("https")
        && isPublic(host(request));
  }

  private boolean isPublic(String host) {
    if (publicUrl.isEmpty()) {
      return false;
    }
    URI url = publicUrl.get();
    String name = url.getHost().toLowerCase(Locale.ROOT);
    int usual = url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    int port = url.getPort() < 0 ? usual : url.getPort();
    return host.equals(name + ":" + port) || (port == usual && host.equals(name));
  }

  private static String host(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    return host == null ? "" : host.toLowerCase(Locale.ROOT);
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
