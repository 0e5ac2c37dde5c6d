package io.tailrace.log.redis;

import io.tailrace.testkit.tls.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/** TLS in front of a server that has none, with a certificate that nobody else trusts. */
final class TlsRelay implements AutoCloseable {
  private final OwnCertificate certificate;
  private final int target;
  private final ServerSocket listening;

  TlsRelay(Path folder, int target) throws Exception {
    this.certificate = OwnCertificate.make(folder, "ip:127.0.0.1");
    this.target = target;
    this.listening =
        certificate
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName(null));
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** For {@code javax.net.ssl.trustStore}; its password is {@link OwnCertificate#PASSWORD}. */
  Path trustStore() {
    return certificate.keyStore();
  }

  private void accept() throws IOException {
    while (true) {
      Socket outside = listening.accept();
      Socket inside = new Socket(InetAddress.getByName(null), target);
      start(() -> copy(outside, inside));
      start(() -> copy(inside, outside));
    }
  }

  /** Ends both when one of them ends, as a connection without a relay does. */
  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private static void start(Step step) {
    Thread.ofPlatform().daemon().start(() -> untilClosed(step));
  }

  private static void untilClosed(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      // A socket was closed: by a client, by a failed handshake, or by close().
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
