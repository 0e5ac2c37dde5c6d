package io.tailrace.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes onto the class path of an application that embeds Tailrace. */
class JarsTest {
  private static final Pattern JAR = Pattern.compile("[\\w.-]+:([\\w.-]+):jar:");

  /** A log, a database and a handler. */
  private static final Set<String> PIPELINE =
      Set.of(
          "tailrace-customerio",
          "tailrace-core",
          "tailrace-log-sqlite",
          "tailrace-sink-database",
          "tailrace-pipeline",
          // reads events
          "jackson-core",
          // log and database
          "sqlite-jdbc",
          // says what happens, to whatever the application logs with
          "slf4j-api");

  private static final String RECEIVER = "tailrace-receiver";

  /** The receiver's own listener; behind the application's server there is none of it. */
  private static final Set<String> LISTENER =
      Set.of("jetty-server", "jetty-http", "jetty-io", "jetty-util");

  @Test
  void theseAreAll() throws IOException {
    String listed = Files.readString(Path.of("target", "libraries.txt"));
    List<String> jars =
        JAR.matcher(listed).results().map((MatchResult found) -> found.group(1)).toList();
    List<String> expected = new ArrayList<>(PIPELINE);
    expected.add(RECEIVER);
    expected.addAll(LISTENER);
    assertThat(jars).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(PIPELINE).hasSize(8);
  }
}
