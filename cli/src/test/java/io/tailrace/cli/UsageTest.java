package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.operations.Scene;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
  @TempDir Path folder;

  @Test
  void listsAllCommands() {
    Result result = run("--help");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("serve", "send", "verify", "status", "tail", "sql", "export")
        .contains("backup", "restore")
        .contains("dead-letters", "quarantine", "replay", "explain", "person", "config")
        .contains("report", "connect");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "send",
        "verify",
        "status",
        "tail",
        "sql",
        "export",
        "backup",
        "restore",
        "dead-letters",
        "dead-letters list",
        "dead-letters show",
        "dead-letters replay",
        "dead-letters discard",
        "quarantine",
        "quarantine list",
        "quarantine show",
        "quarantine replay",
        "quarantine discard",
        "replay",
        "explain",
        "person",
        "database",
        "database copy",
        "contact",
        "suppressions",
        "suppressions list",
        "suppressions check",
        "suppressions lift",
        "config",
        "report",
        "connect"
      })
  void helpsWithEachInFewWords(String command) {
    Result result = run((command + " --help").split(" "));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: tailrace " + command);
    assertThat(result.out().lines().count()).isLessThan(40);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void showsWhatThereIsWhereNothingWasAskedFor() {
    for (String bare : List.of("", "dead-letters", "quarantine")) {
      Result result = bare.isEmpty() ? run() : run(bare);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("Usage: tailrace", bare.isEmpty() ? "reconcile" : "replay");
      assertThat(result.err()).doesNotContain("Missing required");
    }
  }

  @Test
  void helpIsACommandToo() {
    assertThat(run("help").out()).contains("Usage: tailrace", "dead-letters", "reconcile");
    assertThat(run("help", "status").out()).contains("Usage: tailrace status", "Exits with 1 if");
    assertThat(run("help").exitCode()).isZero();
    assertThat(run("help", "stats").exitCode()).isEqualTo(2);
  }

  /** Only the command that is asked for is made, so what stands before it must not hide it. */
  @Test
  void takesOptionsBeforeTheCommand() {
    Result result = run("--debug", "status", "--data-dir", folder.resolve("missing").toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("\tat ");
  }

  @Test
  void saysItsVersion() {
    assertThat(run("--version").out()).startsWith("tailrace ");
  }

  @Test
  void suggestsWhatWasMeant() {
    Result command = run("statsu");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains("status").contains("--help");
    Result option = run("status", "--formt", "json");
    assertThat(option.exitCode()).isEqualTo(2);
    assertThat(option.err()).contains("--format");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dead-letters",
        "quarantine",
        "sql",
        "explain",
        "status --format xml",
        "report",
        "report campaign",
        "report campaign five",
        "report deliveries 5",
        "report letters 5",
        "report campaign 5 --by year",
        "connect",
        "connect --url https://a.example --enable 1",
        "connect --enable one"
      })
  void isWrongUsage(String line) {
    Result result = line.isEmpty() ? run() : run(line.split(" "));
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).isNotBlank();
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "report letters 5|'letters' is none of campaign, newsletter, broadcast, transactional,",
        "status --format xml|'xml' is none of table, json, csv",
        "report campaign five|'five' is not a whole number",
        "report campaign 5 --last 99999999999|'99999999999' is not a whole number up to 2147483647",
        "reconcile --from yesterday|'yesterday' is no time; write"
      })
  void saysWhatCannotBeReadInTheManualsWords(String line, String said) {
    assertThat(run(line.split(" ")).err()).contains(said);
  }

  @Test
  void showsNoStackTraceUnlessAsked() {
    Path missing = folder.resolve("missing");
    Result plain = run("status", "--data-dir", missing.toString());
    assertThat(plain.exitCode()).isEqualTo(1);
    assertThat(plain.err()).contains("There is no data folder at " + missing);
    assertThat(plain.err()).doesNotContain("\tat ");
    assertThat(missing).doesNotExist();
    assertThat(run("status", "--data-dir", missing.toString(), "--debug").err()).contains("\tat ");
  }

  @Test
  void namesAllProblemsOfTheConfiguration() {
    try (Trial trial = new Trial(Way.FILES, folder, new Scene(folder))) {
      Result result = trial.with("TAILRACE_PORT", "x").with("TAILRACE_DRAIN", "y").run("status");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err()).contains("TAILRACE_PORT").contains("TAILRACE_DRAIN");
    }
  }

  private Result run(String... arguments) {
    try (Trial trial = new Trial(Way.FILES, folder, new Scene(folder))) {
      return trial.run(arguments);
    }
  }
}
