package io.tailrace.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What comes onto the class path of an application that embeds a log, a database and a receiver.
 */
class JarsTest {
  private static final Pattern JAR = Pattern.compile("[\\w.-]+:([\\w.-]+):jar:");

  @Test
  void theseAreAll() throws IOException {
    String listed = Files.readString(Path.of("target", "libraries.txt"));
    List<String> jars =
        JAR.matcher(listed).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(jars)
        .containsExactlyInAnyOrder(
            // ours
            "tailrace-customerio",
            "tailrace-core",
            "tailrace-log-sqlite",
            "tailrace-sink-database",
            "tailrace-pipeline",
            "tailrace-receiver",
            // reads events
            "jackson-core",
            // log and database
            "sqlite-jdbc",
            // receives
            "jetty-server",
            "jetty-http",
            "jetty-io",
            "jetty-util",
            // says what happens, to whatever the application logs with
            "slf4j-api");
  }
}
