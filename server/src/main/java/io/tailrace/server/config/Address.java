package io.tailrace.server.config;

import io.tailrace.core.settings.HostType;

/**
 * Where to listen. Immutable, safe to share between threads.
 *
 * @param host a name or address, IPv6 without brackets
 * @param port 0 = any that is free
 */
public record Address(String host, int port) {
  /** True if only this machine can reach it; decided by the text, nothing is looked up. */
  public boolean isLoopback() {
    return HostType.isLoopback(host);
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
