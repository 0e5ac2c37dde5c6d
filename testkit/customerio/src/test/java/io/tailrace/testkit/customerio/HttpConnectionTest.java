package io.tailrace.testkit.customerio;

import static io.tailrace.testkit.customerio.ScriptedServer.Reply.after;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.close;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.raw;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.rawThenClose;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.reset;
import static io.tailrace.testkit.customerio.ScriptedServer.Reply.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.testkit.customerio.ReceiverAnswer.Outcome;
import io.tailrace.testkit.customerio.ScriptedServer.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the network can do to a call, done by a real server. */
@Timeout(30)
class HttpConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static ReceiverAnswer post(HttpConnection connection, String body) {
    return connection.post(Map.of("X-Test", "1"), body.getBytes(UTF_8)).answer();
  }

  private static ReceiverAnswer post(ScriptedServer server, Duration timeout) {
    try (HttpConnection connection = new HttpConnection(server.url(), timeout)) {
      return post(connection, "{}");
    }
  }

  private static ReceiverAnswer only(Reply reply) throws IOException {
    try (ScriptedServer server = new ScriptedServer(reply)) {
      return post(server, LONG);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 204, 301, 400, 401, 404, 408, 413, 422, 429, 500, 503, 504, 521})
  void tellsTheStatus(int status) throws IOException {
    assertThat(only(status(status))).isEqualTo(ReceiverAnswer.status(status));
  }

  @Test
  void tellsThatNobodyListens() throws IOException {
    try (HttpConnection connection = new HttpConnection(ScriptedServer.nobody(), LONG)) {
      assertThat(post(connection, "{}")).isEqualTo(ReceiverAnswer.none(Outcome.REFUSED));
    }
  }

  @Test
  void tellsAReset() throws IOException {
    assertThat(only(reset())).isEqualTo(ReceiverAnswer.none(Outcome.RESET));
  }

  @Test
  void tellsAnEndWithoutAnAnswer() throws IOException {
    assertThat(only(close())).isEqualTo(ReceiverAnswer.none(Outcome.CLOSED));
  }

  @Test
  void tellsAnEndInsideTheHead() throws IOException {
    assertThat(only(rawThenClose("HTTP/1.1 200 OK\r\nContent-Le")))
        .isEqualTo(ReceiverAnswer.none(Outcome.CLOSED));
  }

  @Test
  void tellsThatItIsNotHttp() throws IOException {
    assertThat(only(raw("SSH-2.0-OpenSSH_9.7\r\n")))
        .isEqualTo(ReceiverAnswer.none(Outcome.MALFORMED));
  }

  @Test
  void tellsThatTheNameIsUnknown() {
    URI url = URI.create("http://nowhere.invalid/");
    try (HttpConnection connection = new HttpConnection(url, LONG)) {
      assertThat(post(connection, "{}")).isEqualTo(ReceiverAnswer.none(Outcome.UNKNOWN_HOST));
    }
  }

  @Test
  void tellsASlowAnswer() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(after(never, status(200)))) {
      assertThat(post(server, SHORT)).isEqualTo(ReceiverAnswer.none(Outcome.TIMED_OUT));
      never.countDown();
    }
  }

  @Test
  void tellsASlowHeadThoughItsBeginningCameInTime() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    Reply halfway =
        socket -> raw("HTTP/1.1 200 OK\r\n").to(socket) && after(never, raw("\r\n")).to(socket);
    try (ScriptedServer server = new ScriptedServer(halfway)) {
      assertThat(post(server, SHORT)).isEqualTo(ReceiverAnswer.none(Outcome.TIMED_OUT));
      never.countDown();
    }
  }

  @Test
  void tellsAServerThatNeverReads() throws IOException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpConnection connection =
            new HttpConnection(URI.create("http://127.0.0.1:" + listener.getLocalPort()), SHORT)) {
      // More than both sockets' buffers hold, so that writing stops halfway.
      assertThat(post(connection, "x".repeat(64 << 20)))
          .isEqualTo(ReceiverAnswer.none(Outcome.TIMED_OUT));
    }
  }

  @Test
  void takesAnAnswerThatCameBeforeTheBodyWasRead() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpConnection connection =
            new HttpConnection(URI.create("http://127.0.0.1:" + listener.getLocalPort()), LONG)) {
      Thread.ofPlatform().daemon().start(() -> answerThenRead(listener));
      assertThat(post(connection, "x".repeat(1 << 20))).isEqualTo(ReceiverAnswer.status(503));
    }
  }

  private static void answerThenRead(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      raw("HTTP/1.1 503 Later\r\nContent-Length: 0\r\n\r\n").to(socket);
      socket.shutdownOutput();
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sendsTheRequestAsItIs() throws IOException {
    try (ScriptedServer server = new ScriptedServer();
        HttpConnection connection = new HttpConnection(server.url(), LONG)) {
      post(connection, "{\"ü\":1}");
      ScriptedServer.Request request = server.requests.get(0);
      assertThat(request.body()).isEqualTo("{\"ü\":1}");
      assertThat(request.headers())
          .containsEntry("", "POST /webhooks/customerio?a=b HTTP/1.1")
          .containsEntry("host", server.url().getAuthority())
          .containsEntry("content-length", "8")
          .containsEntry("x-test", "1");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ScriptedServer.OK,
        "HTTP/1.1 204 No Content\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1\r\n!\r\n0\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n",
      })
  void keepsTheConnection(String answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(raw(answer), status(503));
        HttpConnection connection = new HttpConnection(server.url(), LONG)) {
      assertThat(post(connection, "1").accepted()).isTrue();
      assertThat(post(connection, "2")).isEqualTo(ReceiverAnswer.status(503));
      assertThat(server.connections).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      })
  void leavesAConnectionThatCannotBeUsedAgain(String answer) throws IOException {
    try (ScriptedServer server = new ScriptedServer(raw(answer));
        HttpConnection connection = new HttpConnection(server.url(), LONG)) {
      assertThat(post(connection, "1")).isEqualTo(ReceiverAnswer.status(200));
      assertThat(post(connection, "2")).isEqualTo(ReceiverAnswer.status(200));
      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void anAnswerWhoseBodyNeverEndsIsAnAnswer() throws IOException {
    String endless = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(raw(endless))) {
      assertThat(post(server, SHORT)).isEqualTo(ReceiverAnswer.status(200));
    }
  }

  @Test
  void replacesAConnectionThatWasClosedWhileIdle() throws Exception {
    try (ScriptedServer server = new ScriptedServer(rawThenClose(ScriptedServer.OK));
        HttpConnection connection = new HttpConnection(server.url(), LONG)) {
      assertThat(post(connection, "1")).isEqualTo(ReceiverAnswer.status(200));
      server.awaitEnd();
      assertThat(post(connection, "2")).isEqualTo(ReceiverAnswer.status(200));
      assertThat(server.connections).hasValue(2);
      assertThat(server.bodies()).containsExactly("1", "2");
    }
  }

  @Test
  void doesNotRepeatByItselfWhatWasWrittenToAKeptConnection() throws IOException {
    try (ScriptedServer server = new ScriptedServer(raw(ScriptedServer.OK), close());
        HttpConnection connection = new HttpConnection(server.url(), LONG)) {
      assertThat(post(connection, "1")).isEqualTo(ReceiverAnswer.status(200));
      assertThat(post(connection, "2")).isEqualTo(ReceiverAnswer.none(Outcome.CLOSED));
      assertThat(server.bodies()).containsExactly("1", "2");
      assertThat(post(connection, "3")).isEqualTo(ReceiverAnswer.status(200));
    }
  }
}
