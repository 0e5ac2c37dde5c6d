package io.tailrace.pipeline;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. Stateless. */
final class Hosts {
  private Hosts() {}

  static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }
}
