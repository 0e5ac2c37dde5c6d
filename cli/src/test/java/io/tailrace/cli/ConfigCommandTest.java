package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  @TempDir Path folder;
  private Trial trial;

  @BeforeEach
  void open() {
    trial = new Trial(Way.FILES, folder, new Scene(folder));
  }

  @Test
  void showsValuesAndWhereTheyCameFrom() {
    Result result = trial.with("TAILRACE_DRAIN", "5s").run("config");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern("drain +5s +TAILRACE_DRAIN")
        .containsPattern("port +1 +.*tailrace.yaml:1")
        .containsPattern("admin-port +8081 +default");
  }

  @Test
  void masksSecrets() {
    trial.with("TAILRACE_SIGNING_KEYS", KEY).with("TAILRACE_ADMIN_TOKEN", KEY);
    for (String format : new String[] {"table", "json", "csv"}) {
      Result result = trial.run("config", "--format", format);
      assertThat(result.out() + result.err()).contains("********").doesNotContain(KEY);
    }
  }

  @Test
  void isNoWhenThereAreProblems() {
    Result result = trial.with("TAILRACE_PORTT", "1").run("config");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("TAILRACE_PORTT").contains("TAILRACE_PORT");
  }

  @Test
  void saysThatTheFolderWasGivenHere() {
    assertThat(trial.run("config", "--data-dir", "/tmp/x").out())
        .containsPattern("data-dir +/tmp/x +--data-dir");
  }

  @Test
  void servesNoRoleThatNeedsASharedLog() {
    Result result = trial.run("serve", "--role", "worker");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("TAILRACE_LOG_URL", "redis://");
  }

  @Test
  void aWorkerNeedsADatabaseThatSeveralShare() {
    trial.with("TAILRACE_LOG_URL", "redis://127.0.0.1:1");
    Result result = trial.run("serve", "--role", "worker");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("TAILRACE_DATABASE_URL", "jdbc:postgresql://");
    trial.with("TAILRACE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x");
    assertThat(trial.run("serve", "--role", "worker").exitCode()).isZero();
  }

  @Test
  void masksThePasswordInTheLogsAddress() {
    trial.with("TAILRACE_LOG_URL", "redis://tailrace:geheim@127.0.0.1:6379/2");
    Result result = trial.run("config");
    assertThat(result.out()).contains("redis://127.0.0.1:6379/2").doesNotContain("geheim");
  }

  @Test
  void doesNotServeWithoutASigningKey() {
    Result without = trial.run("serve");
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.err()).contains("TAILRACE_SIGNING_KEYS");
    assertThat(trial.with("TAILRACE_SIGNING_KEYS", KEY).run("serve").exitCode()).isZero();
  }
}
