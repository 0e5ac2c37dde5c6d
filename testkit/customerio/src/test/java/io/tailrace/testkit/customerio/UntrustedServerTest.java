package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.Answer.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that nobody vouches for, on a real TLS server. */
@Timeout(60)
class UntrustedServerTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void aCertificateThatNobodyVouchesForCostsAnHour() throws Exception {
    try (SSLServerSocket listener = listen()) {
      Thread.ofPlatform().daemon().start(() -> shakeHands(listener));
      URI url = URI.create("https://localhost:" + listener.getLocalPort() + "/");
      try (HttpConnection connection = new HttpConnection(url, Duration.ofSeconds(20))) {
        Answer answer = connection.post(Map.of(), new byte[0]).answer();
        assertThat(answer).isEqualTo(Answer.none(Outcome.UNTRUSTED));
        assertThat(answer.costsAnHour()).isTrue();
      }
    }
  }

  private static void shakeHands(SSLServerSocket listener) {
    try (SSLSocket socket = (SSLSocket) listener.accept()) {
      socket.startHandshake();
    } catch (IOException e) {
      // As it should be: the sender breaks off.
    }
  }

  private SSLServerSocket listen() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(selfSigned())) {
      store.load(in, PASSWORD);
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return (SSLServerSocket)
        context.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private Path selfSigned() throws Exception {
    Path file = folder.resolve("self-signed.p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "test",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process keytool = new ProcessBuilder(command).inheritIO().start();
    assertThat(keytool.waitFor()).isZero();
    return file;
  }
}
