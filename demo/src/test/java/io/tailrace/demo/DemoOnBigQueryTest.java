package io.tailrace.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration with its rows in a simulated BigQuery, as somebody would run it. */
class DemoOnBigQueryTest {
  @TempDir Path temporary;

  @Test
  @Tag("full")
  void eachEventIsARowOnce() throws IOException {
    String folder = temporary.resolve("demo").toString();
    assertThat(demo("--warehouse=bigquery-simulated", "--seed=7", "--data-dir=" + folder))
        .contains("sent 300 = log 300 = warehouse 300 = database 300: each event once")
        .contains("in this process's memory");
  }

  private static String demo(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("..", "deploy", "java.options"));
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.tailrace.cli.Main", "demo", "--events=300", "--exit"));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
