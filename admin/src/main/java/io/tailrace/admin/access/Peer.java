package io.tailrace.admin.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** The other end of the connection, whatever headers say. Stateless. */
final class Peer {
  private Peer() {}

  static Optional<InetAddress> address(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress it
        ? Optional.ofNullable(it.getAddress())
        : Optional.empty();
  }

  static String text(Request request) {
    return address(request).map(InetAddress::getHostAddress).orElse("an unknown address");
  }
}
