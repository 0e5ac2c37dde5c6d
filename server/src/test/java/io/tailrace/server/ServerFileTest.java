package io.tailrace.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a loss of power leaves of the file leads nowhere, instead of ending every command. */
class ServerFileTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsRead() throws Exception {
    var written = new ServerFile(7, URI.create("http://127.0.0.1:8081"), "token");
    written.write(folder);
    assertThat(ServerFile.read(folder)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0\0\0", "{", "{}", "{\"admin\":\"\"}", "[]", "{\"admin\":\"x y\"}"})
  void whatIsNoneIsNotThere(String content) throws Exception {
    Files.writeString(folder.resolve("server.json"), content);
    assertThat(ServerFile.read(folder)).isEmpty();
  }
}
