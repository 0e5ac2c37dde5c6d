package io.tailrace.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tailrace.customerio.SigningKey;
import io.tailrace.testkit.tls.OwnCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever else than Tailrace answers at an address is told from it, with what to do. */
class EndpointProofTest {
  private final EndpointProof proof = new EndpointProof(InstantSource.system());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|<html>Welcome to nginx!</html>|not as Tailrace answers",
        "301||redirect to https://elsewhere.example/",
        "401|{\"error\":\"Invalid signature\"}|verifies by another key",
        "401|Who are you?|asks for a login",
        "403||let Customer.io's addresses through",
        "404||it must reach Tailrace as /webhooks/customerio/shop",
        "405||it must reach Tailrace as",
        "418||server's log",
        "502||does not reach Tailrace",
        "503||tailrace status"
      })
  void saysWhatIsWrong(int status, String body, String advice) throws IOException {
    HttpServer server = server(status, body == null ? "" : body);
    try {
      assertThatThrownBy(() -> prove("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
          .isInstanceOf(OperationException.class)
          .hasMessageContaining("was not switched on")
          .hasMessageContaining(advice);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tailracesOwnAnswerIsTheProof() throws IOException {
    HttpServer server = server(200, "{\"processed\":0}");
    try {
      assertThatCode(() -> prove("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
          .doesNotThrowAnyException();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhatKeepsItFromBeingReached() throws IOException {
    assertThatThrownBy(() -> prove("http://127.0.0.1:1/")).hasMessageContaining("nothing listens");
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + silent.getLocalPort() + "/";
      assertThatThrownBy(() -> prove("http://" + address)).hasMessageContaining("4 seconds");
    }
  }

  @Test
  void saysWhatIsWrongWithACertificate(@TempDir Path folder) throws Exception {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(OwnCertificate.make(folder, "ip:127.0.0.1").context()));
    server.start();
    try {
      assertThatThrownBy(() -> prove("https://127.0.0.1:" + server.getAddress().getPort() + "/"))
          .hasMessageContaining("certificate is not accepted");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysThatAPortDoesNotSpeakTls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread other = Thread.ofPlatform().start(() -> answerWithoutTls(plain));
      assertThatThrownBy(() -> prove("https://127.0.0.1:" + plain.getLocalPort() + "/"))
          .hasMessageContaining("Does that port speak TLS?");
      other.join();
    }
  }

  /** May reset the connection too, as a server does that closes before it has read everything. */
  private static void answerWithoutTls(ServerSocket socket) {
    try (Socket accepted = socket.accept()) {
      accepted.getInputStream().read();
      accepted.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void prove(String address) throws OperationException {
    proof.prove(URI.create(address), new SigningKey("a-signing-key"), "shop");
  }

  private static HttpServer server(int status, String body) throws IOException {
    HttpServer server = HttpServer.create(anyPort(), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
          byte[] bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
