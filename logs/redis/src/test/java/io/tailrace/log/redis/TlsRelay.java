package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** TLS in front of a server that has none, with a certificate that nobody else trusts. */
final class TlsRelay implements AutoCloseable {
  private static final String PASSWORD = "changeit";
  private final Path store;
  private final int target;
  private final ServerSocket listening;

  TlsRelay(Path folder, int target) throws Exception {
    this.store = folder.resolve("keys.p12");
    this.target = target;
    makeCertificate();
    this.listening =
        context().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName(null));
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** For {@code javax.net.ssl.trustStore}; its password is {@code changeit}. */
  Path trustStore() {
    return store;
  }

  private void makeCertificate() throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            (keytool
                    + " -genkeypair -alias redis -keyalg EC -dname CN=redis.example -validity 2"
                    + " -ext san=ip:127.0.0.1 -storetype PKCS12 -storepass changeit -keystore "
                    + store)
                .split(" ", -1));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
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
