package io.tailrace.receiver.jetty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tailrace.receiver.ReceiverLimits;
import io.tailrace.testkit.net.FreePort;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sender that keeps its connection gets an answer to each request through the nginx file that is
 * shipped, while Tailrace is up, down and up again: never an end of file.
 */
@Tag("long")
@Timeout(120)
class NginxTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final int REQUESTS = 40;

  @TempDir Path folder;
  private final int port = FreePort.choose();
  private final int tailrace = FreePort.choose();

  @BeforeEach
  void installed() {
    assumeTrue(Files.isExecutable(NGINX), "nginx is not installed: apt-get install nginx");
  }

  @Test
  void eachRequestIsAnswered() throws Exception {
    assertThat(endsWithoutAnswer(NginxFile.shipped())).isZero();
  }

  /** The file for two receivers, of which one is there. */
  @Test
  void eachRequestIsAnsweredBeforeTwoReceivers() throws Exception {
    String two =
        NginxFile.shipped()
            .replace(
                "server 127.0.0.1:8080 max_fails=0;",
                "server 127.0.0.1:8080 max_fails=1 fail_timeout=2s;\n    server 127.0.0.1:"
                    + FreePort.choose()
                    + " max_fails=1 fail_timeout=2s;")
            .replaceAll(
                "proxy_next_upstream +off;",
                "proxy_next_upstream error; proxy_next_upstream_tries 2;"
                    + " proxy_next_upstream_timeout 1s;");
    assertThat(endsWithoutAnswer(two)).isZero();
  }

  /** Without the line that says so, connections that were called kept end in nothing. */
  @Test
  void withoutTheLineSomeAreNot() throws Exception {
    assertThat(endsWithoutAnswer(NginxFile.shipped().replace(NginxFile.PROVED, ""))).isPositive();
  }

  private int endsWithoutAnswer(String file) throws Exception {
    Path configuration = folder.resolve("nginx.conf");
    String server = NginxFile.onLoopback(file, port, tailrace);
    Files.writeString(configuration, NginxFile.whole(folder, server));
    Process nginx =
        new ProcessBuilder(
                NGINX.toString(), "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.out").toFile())
            .start();
    try {
      awaitListening();
      return sendWhile(true) + sendWhile(false) + sendWhile(true);
    } finally {
      nginx.destroy();
      nginx.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private int sendWhile(boolean up) throws IOException {
    if (!up) {
      return send(503);
    }
    ListeningSocket socket = ListeningSocket.own("127.0.0.1", tailrace);
    TestReceiver receiver = new TestReceiver(ReceiverLimits.DEFAULT, socket);
    try {
      return send(200);
    } finally {
      receiver.close();
    }
  }

  /** As Go's client does it: head and body in two writes, small and larger ones. */
  private int send(int expected) throws IOException {
    int ended = 0;
    RawClient client = new RawClient(port);
    for (int i = 0; i < REQUESTS; i++) {
      SignedRequest request = SignedRequest.of(new byte[i % 2 == 0 ? 300 : 20_000]);
      try {
        Reply reply = client.send(request.head()).send(request.body()).reply();
        assertThat(reply.status()).isIn(expected, 503);
        if ("close".equals(reply.header("connection"))) {
          client.close();
          client = new RawClient(port);
        }
      } catch (EOFException | SocketException e) {
        ended++;
        client.close();
        client = new RawClient(port);
      }
    }
    client.close();
    return ended;
  }

  private void awaitListening() throws Exception {
    while (true) {
      try (RawClient client = new RawClient(port)) {
        client.send("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.reply().status()).isEqualTo(404);
        return;
      } catch (SocketException e) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }
}
