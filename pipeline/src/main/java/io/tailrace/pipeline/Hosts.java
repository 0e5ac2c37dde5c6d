package io.tailrace.pipeline;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine is called. Stateless. */
public final class Hosts {
  private Hosts() {}

  public static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "a host without a name";
    }
  }
}
