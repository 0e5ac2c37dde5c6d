package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.CommandTrial.Result;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code backup} writes, and what {@code restore} refuses, with a sentence each. */
class BackupCommandTest {
  private static final int EVENTS = 5;

  @TempDir Path temporary;
  private Path backup;
  private Map<String, String> environment;
  private EventLog log;
  private Tailrace server;
  private long free = Long.MAX_VALUE;

  @BeforeEach
  void serve() throws Exception {
    backup = temporary.resolve("backup");
    environment =
        Map.of(
            "TAILRACE_DATA_DIR", temporary.resolve("data").toString(),
            "TAILRACE_SIGNING_KEYS", "a-key",
            "TAILRACE_ADMIN_PORT", "0",
            "TAILRACE_DRAIN", "0s");
    Configuration configuration =
        ConfigurationLoader.load(Optional.empty(), environment).configuration();
    server =
        Tailrace.start(
            configuration,
            Role.ALL,
            ListeningSocket.own("127.0.0.1", 0),
            new Machine(InstantSource.system(), folder -> free),
            around -> log = around);
    server.awaitAdmin();
    receive();
    await(() -> rows(environment) == EVENTS);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Result backup() {
    return run(environment, "backup", backup.toString());
  }

  private Map<String, String> restored() {
    Map<String, String> other = new HashMap<>(environment);
    other.put("TAILRACE_DATA_DIR", temporary.resolve("restored").toString());
    return other;
  }

  private Result restore() {
    return run(restored(), "restore", backup.toString());
  }

  @Test
  void writesAFolderForItsOwnerAlone() throws Exception {
    Result made = backup();
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out())
        .contains("warehouse.duckdb: 5 delivery_events")
        .contains("stalls.jsonl: 0 stalls")
        .containsPattern("audit: [1-9]\\d* acts")
        .contains("6 files (")
        .contains("hold what was answered until");
    try (Stream<Path> files = Files.list(backup)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("-20.*", "-MONTH")))
          .containsExactlyInAnyOrder(
              "audit-MONTH",
              "backup.json",
              "consumers.db",
              "database.db",
              "log.db",
              "stalls.jsonl",
              "warehouse.duckdb");
    }
    try (Stream<Path> files = Files.list(backup)) {
      assertThat(files).allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
    assertThat(mode(backup)).isEqualTo("rwx------");
    assertThat(temporary.resolve("data").resolve("outgoing.tmp")).doesNotExist();
    assertThat(backup().err()).contains("is not empty, so nothing was written there");
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void whatIsRestoredIsReadUnderANewId() {
    backup();
    Result done = restore();
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.err()).contains("tailrace reconcile --from");
    assertThat(rows(restored())).isEqualTo(EVENTS);
    assertThat(logId(restored())).isNotEqualTo(logId(environment));
    assertThat(run(restored(), "status").out()).doesNotContain("stopped");
    assertThat(restore().err()).contains("is not empty (audit-");
  }

  @Test
  void whoDidWhatIsRestoredToo() throws Exception {
    backup();
    restore();
    try (Stream<Path> files = Files.list(backup)) {
      Path audit =
          files
              .filter(file -> file.getFileName().toString().startsWith("audit-"))
              .findFirst()
              .orElseThrow();
      Path restored = temporary.resolve("restored").resolve(audit.getFileName());
      assertThat(restored).hasSameBinaryContentAs(audit);
      assertThat(Files.readString(restored)).contains("\"who\":\"token\"", "POST /api/backup");
    }
  }

  private static String logId(Map<String, String> environment) {
    return run(environment, "status").out().replaceFirst("(?s).*, id ([-0-9a-f]+).*", "$1");
  }

  /** As it lies, without a change. */
  @Test
  void aStoppedFolderIsBackedUpToo() {
    server.close();
    Result made = backup();
    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(restore().exitCode()).isZero();
    assertThat(rows(restored())).isEqualTo(EVENTS);
  }

  @Test
  void oneWithoutItsLastFileIsNone() throws Exception {
    backup();
    Files.delete(backup.resolve("backup.json"));
    assertRefused("is no whole backup");
  }

  @ParameterizedTest
  @CsvSource({"log.db", "database.db", "consumers.db", "warehouse.duckdb", "stalls.jsonl"})
  void aChangedFileIsRefused(String name) throws Exception {
    backup();
    byte[] bytes = Files.readAllBytes(backup.resolve(name));
    bytes[bytes.length / 2] ^= 1;
    Files.write(backup.resolve(name), bytes);
    assertRefused(name + " is not what was written");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"format\" : 1,', '\"format\" : 2,', backup.json in",
    "'\"format\" : 3,', '\"format\" : 99,', is of a newer version of Tailrace",
    "'\"offset\" : 6', '\"offset\" : 7', do not fit",
    "'\"log_id\"', '\"log', Nothing was restored"
  })
  void whatDoesNotFitIsRefused(String said, String instead, String why) throws Exception {
    backup();
    Path json = backup.resolve("backup.json");
    String text = Files.readString(json);
    assertThat(text).contains(said);
    Files.writeString(json, text.replaceFirst(java.util.regex.Pattern.quote(said), instead));
    assertRefused(why);
  }

  private void assertRefused(String why) {
    Result refused = restore();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains(why).contains("Nothing was restored");
    Path folder = temporary.resolve("restored");
    assertThat(folder.resolve("log.db")).doesNotExist();
    assertThat(folder.resolve("restoring.tmp")).doesNotExist();
  }

  @Test
  void aServersFolderIsNotTouched() {
    backup();
    Result refused = run(environment, "restore", backup.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("process " + ProcessHandle.current().pid());
    assertThat(rows(environment)).isEqualTo(EVENTS);
  }

  @Test
  void anotherEngineIsRefused() {
    backup();
    Map<String, String> other = new HashMap<>(restored());
    other.put("TAILRACE_WAREHOUSE_URL", "none");
    Result refused = run(other, "restore", backup.toString());
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("The backup holds warehouse.duckdb");
  }

  /** Its process was killed: nothing starts on half of it, and the next restore begins anew. */
  @Test
  void aRestoreThatWasCutOffIsBegunAnew() throws Exception {
    backup();
    Path folder = temporary.resolve("restored");
    Files.createDirectories(folder.resolve("restoring.tmp"));
    Files.copy(backup.resolve("database.db"), folder.resolve("database.db"));
    Files.writeString(folder.resolve("restoring.tmp").resolve("log.db"), "half");
    assertThat(run(restored(), "gaps", "acknowledge", "--all", "--yes").err())
        .contains("a restore was not finished there");
    assertThat(restore().exitCode()).isZero();
    assertThat(folder.resolve("restoring.tmp")).doesNotExist();
    assertThat(rows(restored())).isEqualTo(EVENTS);
  }

  @Test
  void withoutRoomForACopyThereIsNone() {
    free = 1L << 30;
    Result refused = backup();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("There is no room").contains("is no backup");
    assertThat(temporary.resolve("data").resolve("outgoing.tmp")).doesNotExist();
    free = Long.MAX_VALUE;
    assertThat(backup().exitCode()).as("into the same folder").isZero();
  }

  private void receive() throws Exception {
    for (int i = 0; i < EVENTS; i++) {
      String body =
          """
          {"event_id":"e%s","object_type":"email","metric":"sent","timestamp":1790000000,\
          "data":{"delivery_id":"d-%s","recipient":"ada@example.com","identifiers":{"id":"7"}}}\
          """
              .formatted(i, i);
      BodyElement element = RequestBody.split(body.getBytes(StandardCharsets.UTF_8)).get(0);
      Instant now = Instant.now();
      log.append(
          List.of(NewRecord.event("default", element.key(), Source.WEBHOOK, now, element.bytes())),
          now.plusSeconds(30));
    }
  }

  /** In the warehouse, if the database has as many. */
  private static int rows(Map<String, String> environment) {
    int warehouse = count(environment, "warehouse", "delivery_events");
    return warehouse == count(environment, "database", "activity") ? warehouse : -1;
  }

  private static int count(Map<String, String> environment, String sink, String table) {
    String query = "SELECT count(*) AS n FROM " + table;
    Result found = run(environment, "sql", "--on", sink, "--format", "csv", query);
    return found.exitCode() == 0 ? Integer.parseInt(found.out().lines().toList().get(1)) : -2;
  }

  private static Result run(Map<String, String> environment, String... arguments) {
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
