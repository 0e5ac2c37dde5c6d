package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ServerAddress;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command comes to its folder when {@code server.json} is not true any more. */
class FolderApiTest {
  @TempDir Path folder;
  private Scene scene;

  @BeforeEach
  void receive() {
    scene = new Scene(folder);
    scene.receive(Bodies.opened("e1", "ada"));
  }

  @Test
  void opensTheFilesWhenTheServerIsGone() throws IOException {
    URI gone;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (Trial trial = new Trial(Way.FILES, folder, scene)) {
      var result = trial.says(new ServerAddress(gone, "token")).run("status");
      assertThat(result.exitCode()).isZero();
      assertThat(trial.opened()).containsExactly("opened", "closed");
    }
  }

  @Test
  void opensTheFilesWhenAnotherServerListensThere() {
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      trial.says(new ServerAddress(trial.address().admin(), "of another folder"));
      assertThat(trial.run("status").exitCode()).isZero();
      assertThat(trial.opened()).containsExactly("opened", "closed");
    }
  }

  @Test
  void prefersAConfiguredToken() {
    try (Trial trial = new Trial(Way.SERVER, folder, scene)) {
      trial.says(new ServerAddress(trial.address().admin(), "an old one"));
      trial.with("TAILRACE_ADMIN_TOKEN", "token");
      assertThat(trial.run("status").out()).doesNotContain("no server runs");
      assertThat(trial.opened()).isEmpty();
    }
  }

  @Test
  void saysWhenSomethingElseListensThere() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Trial trial = new Trial(Way.FILES, folder, scene)) {
      Thread other = Thread.ofPlatform().start(() -> answerWithoutJson(socket));
      URI there = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      var result = trial.says(new ServerAddress(there, "token")).run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("is it Tailrace?").doesNotContain("\tat ");
      other.join();
    }
  }

  private static void answerWithoutJson(ServerSocket socket) {
    try (Socket accepted = socket.accept()) {
      accepted.getInputStream().read();
      accepted
          .getOutputStream()
          .write(
              "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello"
                  .getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
