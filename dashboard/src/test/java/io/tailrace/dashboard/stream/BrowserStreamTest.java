package io.tailrace.dashboard.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.AdminServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A browser that takes what it is sent gets all of it in order; one that does not is cut off. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BrowserStreamTest {
  private static final byte[] MESSAGE = "x".repeat(64 << 10).getBytes(UTF_8);

  private final CompletableFuture<BrowserStream> opened = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private AdminServer server;
  private Socket browser;

  @BeforeEach
  void open() throws Exception {
    server = new AdminServer("127.0.0.1", 0, Map.of("/", new Opening()));
    server.start();
    browser = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
  }

  @AfterEach
  void close() throws Exception {
    browser.close();
    server.close();
  }

  private final class Opening extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      opened.complete(new BrowserStream(response, callback, closed::countDown));
      return true;
    }
  }

  @Test
  void whoDoesNotTakeWhatIsSentIsCutOffAndHoldsNobodyUp() throws Exception {
    BrowserStream stream = opened.get();
    long began = System.nanoTime();
    int sent = 0;
    while (closed.getCount() > 0 && sent < 10_000) {
      stream.send(MESSAGE);
      sent++;
    }
    assertThat(closed.getCount()).isZero();
    // What the system takes, and then no more than may wait.
    assertThat(sent).isLessThan(1_000);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(20);
    stream.send(MESSAGE);
  }

  @Test
  void whoTakesItGetsAllInOrder() throws Exception {
    BrowserStream stream = opened.get();
    InputStream in = browser.getInputStream();
    for (int i = 0; i < 300; i++) {
      String message = "[message " + i + "]" + "x".repeat(10_000) + "\n";
      stream.send(message.getBytes(UTF_8));
      readUntil(in, "[message " + i + "]");
    }
    assertThat(closed.getCount()).isEqualTo(1);
    stream.end();
    assertThat(closed.getCount()).isZero();
  }

  private static void readUntil(InputStream in, String text) throws Exception {
    byte[] wanted = text.getBytes(UTF_8);
    int matched = 0;
    while (matched < wanted.length) {
      int next = in.read();
      assertThat(next).isNotNegative();
      matched = next == wanted[matched] ? matched + 1 : next == wanted[0] ? 1 : 0;
    }
  }
}
