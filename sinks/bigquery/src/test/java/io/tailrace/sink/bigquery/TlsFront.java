package io.tailrace.sink.bigquery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;

/** Ends TLS in front of a server on this machine that has none. Safe for use by many threads. */
final class TlsFront implements AutoCloseable {
  /** Of the key store, which exists for the length of one test. */
  static final String PASSWORD = "changeit";

  private final SSLServerSocket listening;
  private final int behind;

  private TlsFront(SSLServerSocket listening, int behind) {
    this.listening = listening;
    this.behind = behind;
  }

  /**
   * Starts one.
   *
   * @param behind the port that is passed on to
   * @param protocol what is spoken there, as TLS names it: {@code h2} or {@code http/1.1}
   */
  static TlsFront start(Path keys, int behind, String protocol)
      throws IOException, GeneralSecurityException {
    InetAddress here = InetAddress.getLoopbackAddress();
    var socket =
        (SSLServerSocket) context(keys).getServerSocketFactory().createServerSocket(0, 50, here);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    socket.setSSLParameters(parameters);
    TlsFront front = new TlsFront(socket, behind);
    Thread.startVirtualThread(front::accept);
    return front;
  }

  private static SSLContext context(Path keys) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(keys)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), null, null);
    return context;
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.startVirtualThread(() -> pass(client, server));
        Thread.startVirtualThread(() -> pass(server, client));
      }
    } catch (IOException e) {
      // Closed: nobody comes any more.
    }
  }

  private static void pass(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two has gone, or does not trust us.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
