package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.QuarantineReason;
import io.tailrace.operations.Bodies;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever a field of an event holds, no command's output commands a terminal, and none has a line
 * that the event wrote. Every command that shows something of an event is walked, in each format.
 */
@Timeout(120)
class HostileTextTest {
  /** A red line of its own, by each of the ways there are, and text that runs backwards. */
  private static final String HOSTILE =
      "x\u001b[31m\u009b2J\u0007\r\nforged: all is well\u2028forged\u202eflow\u2066\u200e=1";

  /** Ids hold no controls, or their bodies are quarantined; but they may run backwards. */
  private static final String ID = "\u202eflow\u2028forged\u2066";

  private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\r\n]]");

  private static final String BOUNCED = "b" + ID;
  @TempDir static Path realFolder;
  @TempDir static Path sceneFolder;
  private static RealFolder real;
  private static Scene scene;

  @BeforeAll
  static void receive() throws Exception {
    real = new RealFolder(realFolder);
    real.receive(event("e" + ID, "clicked"));
    real.receive(event(BOUNCED, "bounced"));
    real.receive(event("u" + ID, "unsubscribed"));
    real.deliver();
    scene = new Scene(sceneFolder);
    scene.warehouse().refuse(record -> record.record().key().startsWith("e"));
    scene.receive(Bodies.opened("g1", "ada"));
    scene.receive(Bodies.opened("g2", "ada"));
    scene.receive(event("e" + ID, "clicked"));
    scene.quarantine("default", new QuarantineReason("not_json", HOSTILE), HOSTILE);
    scene.deliver();
  }

  @AfterAll
  static void close() {
    real.close();
  }

  private static String event(String id, String metric) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event_id", id).put("object_type", "email").put("metric", metric);
    event.put("timestamp", 1801396800);
    ObjectNode data = event.putObject("data").put("campaign_id", 23);
    for (String field :
        List.of("customer_id", "delivery_id", "subject", "recipient", "href", "failure_message")) {
      data.put(field, HOSTILE);
    }
    data.putObject("identifiers").put("id", HOSTILE).put("email", HOSTILE).put("cio_id", HOSTILE);
    return event.toString();
  }

  static Stream<List<String>> onRealFiles() {
    String rows = "SELECT event_id, subject, data FROM delivery_events";
    return Stream.of(
        List.of("explain", BOUNCED),
        List.of("explain", BOUNCED, "--format", "json"),
        List.of("explain", HOSTILE),
        List.of("person", HOSTILE),
        List.of("person", HOSTILE, "--format", "json"),
        List.of("person", "nobody" + HOSTILE),
        List.of("tail", "--once"),
        List.of("tail", "--once", "--format", "csv"),
        List.of("tail", "--once", "--format", "json"),
        List.of("sql", rows),
        List.of("sql", rows, "--format", "csv"),
        List.of("sql", rows, "--format", "json"),
        List.of("sql", "SELECT 1 AS \"" + HOSTILE + "\""),
        List.of("sql", "SELECT CAST(subject AS INTEGER) FROM delivery_events"),
        List.of("sql", "--on", "database", "SELECT * FROM do_not_contact"),
        List.of("sql", "--on", HOSTILE, "SELECT 1"),
        List.of("replay", "--sink", HOSTILE, "--yes"),
        List.of("status", "--config", HOSTILE),
        List.of(HOSTILE),
        List.of("status", "--" + HOSTILE),
        List.of("send", HOSTILE),
        List.of("verify", "--signature", HOSTILE, HOSTILE));
  }

  @ParameterizedTest
  @MethodSource("onRealFiles")
  void obeysNothing(List<String> arguments) {
    for (Way way : Way.values()) {
      try (Trial trial = new Trial(way, realFolder, real::parts)) {
        holdsNothingHostile(trial, arguments);
      }
    }
  }

  static Stream<List<String>> onTheScene() {
    return Stream.of(
            "status", "dead-letters list", "dead-letters show 1", "quarantine list", "gaps list")
        .map(line -> List.of(line.split(" ")))
        .flatMap(
            command ->
                command.contains("show")
                    ? Stream.of(command)
                    : Stream.of("table", "csv", "json")
                        .map(format -> and(command, "--format", format)));
  }

  private static List<String> and(List<String> command, String... more) {
    return Stream.concat(command.stream(), Stream.of(more)).toList();
  }

  @ParameterizedTest
  @MethodSource("onTheScene")
  void obeysNothingOfWhatWasSetAside(List<String> arguments) {
    for (Way way : Way.values()) {
      try (Trial trial = new Trial(way, sceneFolder, scene)) {
        holdsNothingHostile(trial, arguments);
        holdsNothingHostile(trial, List.of("quarantine", "replay", "--all", "--dry-run"));
        holdsNothingHostile(trial, List.of("dead-letters", "replay", "--all", "--dry-run"));
        holdsNothingHostile(trial, List.of("quarantine", "discard", HOSTILE, "--yes"));
      }
    }
  }

  private static void holdsNothingHostile(Trial trial, List<String> arguments) {
    Result result = trial.run(arguments.toArray(String[]::new));
    assertThat(result.out() + result.err()).as(arguments.toString()).isNotEmpty();
    boolean quoted = arguments.contains("csv");
    for (String printed : List.of(result.out(), result.err())) {
      assertThat(printed).as(arguments.toString()).doesNotContainPattern(OBEYED);
      if (!quoted) {
        assertThat(printed.lines()).noneMatch(line -> line.startsWith("forged"));
      }
    }
  }

  @Test
  void thereIsADeadLetterToShow() {
    try (Trial trial = new Trial(Way.FILES, sceneFolder, scene)) {
      assertThat(trial.run("dead-letters", "list").out()).contains("flow");
    }
  }

  /** The body itself, on request: it is for a file or another program. */
  @Test
  void theReceivedBytesStayWhatTheyAre() {
    try (Trial trial = new Trial(Way.FILES, sceneFolder, scene)) {
      Result result = trial.run("quarantine", "show", "4", "--body");
      assertThat(result.out()).isEqualTo(HOSTILE);
    }
  }
}
