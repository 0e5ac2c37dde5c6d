package io.tailrace.server.telemetry;

import java.util.Arrays;

/** Shortens a network address so that it names no machine. Stateless. */
final class NetworkOf {
  private NetworkOf() {}

  /** Such as {@code 35.188.196.x}; the first three parts of an IPv6 address; null for null. */
  static String address(String address) {
    if (address == null) {
      return null;
    }
    String bare = address.replace("[", "").replace("]", "");
    if (bare.startsWith("127.") || bare.equals("::1") || bare.equals("0:0:0:0:0:0:0:1")) {
      return "this machine";
    }
    String[] parts = bare.split(":", -1);
    if (parts.length > 2) {
      int known = Math.min(3, parts.length - 1);
      return String.join(":", Arrays.copyOf(parts, known)) + ":…";
    }
    int last = bare.lastIndexOf('.');
    return last < 0 ? "x" : bare.substring(0, last) + ".x";
  }
}
