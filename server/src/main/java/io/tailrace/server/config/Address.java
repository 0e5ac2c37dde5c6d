package io.tailrace.server.config;

import java.util.regex.Pattern;

/**
 * Where to listen. Immutable, safe to share between threads.
 *
 * @param host a name or address, IPv6 without brackets
 * @param port 0 = any that is free
 */
public record Address(String host, int port) {
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|(0*:){2,7}0*1");

  /** True if only this machine can reach it; decided by the text, nothing is looked up. */
  public boolean isLoopback() {
    return isLoopback(host);
  }

  static boolean isLoopback(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return LOOPBACK.matcher(bare).matches();
  }

  boolean isEveryInterface() {
    return host.equals("0.0.0.0") || host.equals("::");
  }

  /** {@code host:port}, as in a URL. */
  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
