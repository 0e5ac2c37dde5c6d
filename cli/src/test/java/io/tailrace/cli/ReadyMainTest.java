package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tailrace.server.ServerFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyMainTest {
  @TempDir private Path folder;
  private HttpServer server;
  private volatile int answer = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    URI admin = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    new ServerFile(1, admin, "token").write(folder);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksTheServerOfTheFolder() throws IOException {
    assertThat(ReadyMain.isReady(folder)).isTrue();
    answer = 503;
    assertThat(ReadyMain.isReady(folder)).isFalse();
  }

  @Test
  void aServerThatWasKilledIsNotReady() {
    server.stop(0);
    assertThatThrownBy(() -> ReadyMain.isReady(folder)).isInstanceOf(IOException.class);
  }

  @Test
  void aFolderWithoutAServerIsNotReady(@TempDir Path other) {
    assertThatThrownBy(() -> ReadyMain.isReady(other)).hasMessage("none has " + other);
  }
}
