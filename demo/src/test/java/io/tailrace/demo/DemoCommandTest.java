package io.tailrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.MiniServer;
import io.tailrace.cli.ServerStarter;
import io.tailrace.cli.Trial;
import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.EventLog;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.operations.Scene;
import io.tailrace.server.config.AppApiConfig;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.testkit.log.ForwardingLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void sendsChecksAndSumsUp() {
    Result result = demo(new MiniServer(log -> log), "--events", "300", "--seed", "7", "--exit");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("METRIC")
        .containsPattern("total .* 300")
        .containsPattern("accepted +[0-9,]+ a second")
        .containsPattern("sent again +[0-9]+ duplicates? and [1-9][0-9]* retr")
        .contains("sent 300 = log 300 = warehouse 300 = database 300: each event once");
    assertThat(result.err()).contains("seed 7").contains("tailrace status --config ");
  }

  /** What a longer history brings along is counted too: bodies, refused rows, a wrong key. */
  @Test
  void whatGoesWrongOnPurposeIsCounted() {
    Result result = demo(new MiniServer(log -> log), "--events", "3000", "--seed", "7", "--exit");
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out())
        .contains("sent 3,000 = log 3,000 = warehouse 2,994")
        .containsPattern(", 6 in quarantine" + refused(result) + ": each event once");
    assertThat(result.err()).contains("On purpose");
  }

  /** Replies are few, and whether one is among them depends on the day that it is. */
  private static String refused(Result result) {
    boolean replied = result.out().lines().anyMatch(line -> line.startsWith("replied "));
    return replied ? ", [1-9] refused by a rule in the database" : "";
  }

  @Test
  void isListedFirst() {
    String help = run(new MiniServer(log -> log), "--help").out();
    assertThat(help).contains("Commands:\n  demo");
    assertThat(run(new MiniServer(log -> log), "demo", "--help").out())
        .contains("Usage: tailrace demo")
        .satisfies(text -> assertThat(text.lines().count()).isLessThan(40));
  }

  /** The check must be able to fail: a log that says it keeps what it does not. */
  @Test
  void isNoWhenAnEventIsMissing() {
    var server = new MiniServer(Forgetful::new);
    Result result = demo(server, "--events", "100", "--seed", "7", "--exit");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out())
        .as(result.err())
        .contains("sent 100 ≠ log 99 ≠ warehouse 99 ≠ database 99");
  }

  @Test
  void leavesAConfigurationThatAllCommandsCanUse() throws Exception {
    demo(new MiniServer(log -> log), "--events", "10", "--exit");
    Path file = folder.resolve("demo/demo.yaml");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    Configuration configuration =
        ConfigurationLoader.load(Optional.of(file), Map.of()).configuration();
    assertThat(configuration.server().dataDir()).isEqualTo(folder.resolve("demo"));
    assertThat(configuration.server().receiver().port()).as("for send").isPositive();
    assertThat(configuration.requireSigningKey()).isEmpty();
    AppApiConfig appApi = configuration.feeds().get(0).appApi();
    assertThat(appApi.key().isEmpty()).isFalse();
    assertThat(appApi.address().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void wantsAFolderOfItsOwn() throws Exception {
    Files.createDirectories(folder.resolve("demo"));
    Files.writeString(folder.resolve("demo/mine.txt"), "mine");
    Result result = demo(new MiniServer(log -> log), "--exit");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("is not empty");
    assertThat(folder.resolve("demo")).isDirectoryContaining("glob:**mine.txt");
    assertThat(demo(new MiniServer(log -> log), "--events", "0").exitCode()).isEqualTo(2);
    assertThat(demo(new MiniServer(log -> log), "--warehouse", "lake").err())
        .contains("bigquery-simulated");
  }

  private Result demo(ServerStarter starter, String... arguments) {
    List<String> all = new ArrayList<>(List.of("demo", "--data-dir"));
    all.add(folder.resolve("demo").toString());
    all.addAll(List.of(arguments));
    return run(starter, all.toArray(String[]::new));
  }

  private Result run(ServerStarter starter, String... arguments) {
    try (Trial trial = new Trial(Way.FILES, folder, new Scene(folder))) {
      return trial.starter(starter).run(arguments);
    }
  }

  /** Says of one record that it was kept, and forgets it. */
  private static final class Forgetful extends ForwardingLog {
    private final AtomicInteger calls = new AtomicInteger();

    Forgetful(EventLog log) {
      super(log);
    }

    @Override
    public List<AppendOutcome> append(List<NewRecord> records, Instant deadline)
        throws LogUnavailableException {
      boolean forgets = calls.incrementAndGet() == 5;
      return forgets ? List.of(AppendOutcome.APPENDED) : super.append(records, deadline);
    }

    /** The server closes it. */
    @Override
    public void close() {}
  }
}
