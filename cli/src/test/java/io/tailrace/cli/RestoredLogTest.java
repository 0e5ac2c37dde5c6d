package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.Source;
import io.tailrace.customerio.BodyElement;
import io.tailrace.customerio.RequestBody;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.Machine;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Role;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An older log.db put back stops every sink with an alarm, even once it has grown past the sinks'
 * positions; a replay says where to go on.
 */
class RestoredLogTest {
  private static final int BEFORE = 5;
  private static final int AFTER = 5;

  @TempDir Path temporary;
  private Path file;
  private Path backup;
  private Map<String, String> environment;
  private EventLog log;

  private Tailrace start() throws Exception {
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    return Tailrace.start(
        configuration,
        Role.ALL,
        ListeningSocket.own("127.0.0.1", 0),
        Machine.by(InstantSource.system()),
        around -> log = around);
  }

  /** Keeps a copy of a log with a few events, then goes on to twice as many. */
  @BeforeEach
  void growPastABackup() throws Exception {
    Path folder = temporary.resolve("data");
    file = folder.resolve("log.db");
    backup = temporary.resolve("log.db");
    environment =
        Map.of(
            "TAILRACE_DATA_DIR", folder.toString(),
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s");
    try (Tailrace server = start()) {
      server.awaitAdmin();
      receive("first", BEFORE);
      await(() -> count("warehouse") == BEFORE);
    }
    Files.copy(file, backup);
    try (Tailrace server = start()) {
      server.awaitAdmin();
      receive("second", AFTER);
      await(() -> count("warehouse") == BEFORE + AFTER && count("database") == BEFORE + AFTER);
    }
  }

  @Test
  void putBackWhileStopped() throws Exception {
    Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
    try (Tailrace server = start()) {
      server.awaitAdmin();
      // Past the sinks' positions, perhaps before they have looked.
      receive("third", 3 * AFTER);
      stopsAndResumes(3 * AFTER);
    }
  }

  @Test
  void putBackWhileItRuns() throws Exception {
    try (Tailrace server = start()) {
      server.awaitAdmin();
      Path copy = Files.copy(backup, temporary.resolve("copy.db"));
      Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
      await(() -> status().out().contains("was put back"));
      receive("third", 3 * AFTER);
      stopsAndResumes(3 * AFTER);
    }
  }

  private void stopsAndResumes(int third) throws Exception {
    await(() -> status().out().split("belongs to another log", -1).length == 3);
    assertThat(status().exitCode()).isEqualTo(1);
    assertThat(status().out())
        .contains("log.db was put back to an older state")
        .containsPattern("database +stopped")
        .containsPattern("warehouse +stopped");
    // It is opened anew with each try to go on, and cannot be read for a moment then.
    await(() -> count("warehouse") == BEFORE + AFTER);
    for (String sink : new String[] {"database", "warehouse"}) {
      assertThat(run("replay", "--sink", sink, "--yes").exitCode()).isZero();
    }
    int all = BEFORE + AFTER + third;
    await(() -> count("warehouse") == all && count("database") == all);
    assertThat(status().exitCode()).isZero();
  }

  private void receive(String prefix, int events) throws Exception {
    for (int i = 0; i < events; i++) {
      String body =
          """
          {"event_id":"%s-%s","object_type":"email","metric":"sent","timestamp":1790000000,\
          "data":{"delivery_id":"d-%s","recipient":"ada@example.com","identifiers":{"id":"7"}}}\
          """
              .formatted(prefix, i, i);
      BodyElement element = RequestBody.split(body.getBytes(StandardCharsets.UTF_8)).get(0);
      Instant now = Instant.now();
      log.append(
          java.util.List.of(
              NewRecord.event("default", element.key(), Source.WEBHOOK, now, element.bytes())),
          now.plusSeconds(30));
    }
  }

  private int count(String sink) {
    String table = sink.equals("database") ? "activity" : "delivery_events";
    CommandTrial.Result found =
        run("sql", "--on", sink, "--format", "csv", "SELECT count(*) AS n FROM " + table);
    return found.exitCode() == 0 ? Integer.parseInt(found.out().lines().toList().get(1)) : -1;
  }

  private CommandTrial.Result status() {
    return run("status");
  }

  private CommandTrial.Result run(String... arguments) {
    return CommandTrial.run(new Folders(), environment, arguments);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long until = System.nanoTime() + 60_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited a minute for it").isLessThan(until);
      Thread.sleep(20);
    }
  }
}
