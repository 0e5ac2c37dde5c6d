package io.tailrace.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "---\n...\n", "log:\nfeeds:\n", "{}", "~"})
  void nothingInItIsFine(String yaml) throws IOException {
    assertThat(new Trial(folder).yaml(yaml).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "log: {retention: 7d}",
        "log:\n  retention: 7d",
        "log.retention: 7d",
        "'log': {\"retention\": '7d'}",
        "%YAML 1.2\n---\nlog.retention: ' 7d '\n...\n",
        "\uFEFFlog.retention: 7d\r\n",
      })
  void nestedOrDottedPlainOrQuoted(String yaml) throws IOException {
    Loaded loaded = new Trial(folder).yaml(yaml);

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.configuration().log().retention().keep()).hasDays(7);
  }

  @Test
  void numbersThatAreKeysStayText() throws IOException {
    Loaded loaded = new Trial(folder).yaml("signing-keys: [007, 1e3, true]");

    assertThat(loaded.configuration().feeds().get(0).signingKeys().values())
        .containsExactly("007", "1e3", "true");
  }

  @Test
  void aKeyTwiceIsAnError() throws IOException {
    refused(
        "port: 1\nhost: x\nport: 2", "tailrace.yaml:3: port is there a second time, after line 1");
    refused("log: {url: sqlite}\nlog: {min-free: 0}", "tailrace.yaml:2: log is there a second");
    refused(
        "log: {url: sqlite}\nlog.url: sqlite", "tailrace.yaml:2: log.url is given a second time");
  }

  @Test
  void aliasesAreNotFollowed() throws IOException {
    StringBuilder laughs = new StringBuilder("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
    for (char c = 'b'; c < 'z'; c++) {
      laughs
          .append(c)
          .append(": &")
          .append(c)
          .append(" [")
          .append(("*" + (char) (c - 1) + ",").repeat(9))
          .append("]\n");
    }
    assertThat(Trial.problems(new Trial(folder).yaml(laughs.toString())))
        .anyMatch(p -> p.contains("anchor"));
    refused("x: *y", "holds an anchor or alias");
  }

  @Test
  void depthIsBounded() throws IOException {
    refused("a: " + "{a: ".repeat(10_000), "is nested deeper than any setting");
    refused("a: " + "[".repeat(10_000), "holds a list of something else than values");
  }

  @Test
  void whatIsNoConfigurationIsRefused() throws IOException {
    refused("just text", "must hold keys and values");
    refused("- port: 1", "must hold keys and values");
    refused("port: 1\n---\nport: 2", "second document");
    refused("admin-token: !hunter2 x", "holds a tag");
    refused("{a: b}: c", "a key that is not plain text");
    refused("port: 1\nhost: a: b", "tailrace.yaml:2: is not YAML: mapping values are not allowed");
    refused("port: '1\ndrain: 3s'", "tailrace.yaml:1: begins a value of several lines");
    refused("host: \u0001", "is not YAML");
    refused("feeds: {a: {signing-keys: [[k]]}}", "a list of something else");
  }

  @Test
  void anUnknownTagIsNotRepeated() throws IOException {
    Loaded loaded = new Trial(folder).yaml("admin-token: !hunter2!x y");

    assertThat(Trial.problems(loaded))
        .singleElement()
        .asString()
        .contains("tag")
        .doesNotContain("hunter2");
  }

  @Test
  void bytesAndSizeAreChecked() throws IOException {
    Files.write(folder.resolve("tailrace.yaml"), new byte[] {'a', ':', ' ', (byte) 0xFF});
    assertThat(Trial.problems(new Trial(folder).environment(Map.of())))
        .containsExactly("tailrace.yaml: is not text in UTF-8");

    refused("#" + "x".repeat(300_000), "larger than 256KiB");
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    Files.createDirectory(folder.resolve("tailrace.yaml"));
    assertThat(Trial.problems(new Trial(folder).environment(Map.of())))
        .singleElement()
        .asString()
        .startsWith("tailrace.yaml: cannot be read");
  }

  private void refused(String yaml, String problem) throws IOException {
    Loaded loaded = new Trial(folder).yaml(yaml);
    assertThat(Trial.problems(loaded)).singleElement().asString().contains(problem);
    assertThat(loaded.configuration()).isNull();
  }
}
