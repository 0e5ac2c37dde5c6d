package io.tailrace.sink.forward;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Keeps calls from addresses where a machine's own secrets are, whatever the name says that is
 * called. A name is resolved before each connection; the JVM keeps what it found for some seconds,
 * so the call goes where it was looked. Stateless.
 */
final class AddressGuard {
  /** Where clouds tell a machine its credentials, beside the link-local 169.254.169.254. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

  private AddressGuard() {}

  /**
   * Looks where a call would go.
   *
   * @param allowHttp whether it may be in the clear beyond this machine
   * @throws UnknownHostException the name is not known, for now
   * @throws MisconfiguredException no call may go there
   */
  static void check(URI url, boolean allowHttp, String prefix)
      throws UnknownHostException, MisconfiguredException {
    boolean inTheClear = "http".equalsIgnoreCase(url.getScheme());
    for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
      if (isForbidden(address)) {
        throw new MisconfiguredException(
            url.getHost()
                + " is "
                + address.getHostAddress()
                + ", where machines keep credentials: nothing is sent there. Change "
                + prefix
                + ".url");
      }
      if (inTheClear && !allowHttp && !address.isLoopbackAddress()) {
        throw new MisconfiguredException(
            prefix
                + ".url is http beyond this machine, where others could read along: make it https,"
                + " or set "
                + prefix
                + ".allow-http");
      }
    }
  }

  static boolean isForbidden(InetAddress address) {
    return address.isLinkLocalAddress()
        || address.isAnyLocalAddress()
        || address.isMulticastAddress()
        || METADATA.contains(address.getHostAddress().replaceFirst("%.*", ""));
  }
}
