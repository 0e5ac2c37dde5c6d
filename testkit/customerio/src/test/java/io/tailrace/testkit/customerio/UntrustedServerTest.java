package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.ReceiverAnswer.Outcome;
import io.tailrace.testkit.tls.OwnCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that nobody vouches for, on a real TLS server. */
@Timeout(60)
class UntrustedServerTest {
  @TempDir Path folder;

  @Test
  void aCertificateThatNobodyVouchesForCostsAnHour() throws Exception {
    try (SSLServerSocket listener = listen()) {
      Thread.ofPlatform().daemon().start(() -> shakeHands(listener));
      URI url = URI.create("https://localhost:" + listener.getLocalPort() + "/");
      try (HttpConnection connection = new HttpConnection(url, Duration.ofSeconds(20))) {
        ReceiverAnswer answer = connection.post(Map.of(), new byte[0]).answer();
        assertThat(answer).isEqualTo(ReceiverAnswer.none(Outcome.UNTRUSTED));
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
    return (SSLServerSocket)
        OwnCertificate.make(folder, "dns:localhost")
            .context()
            .getServerSocketFactory()
            .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
