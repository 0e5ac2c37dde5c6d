package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The figures of charts, on the command line. */
class SeriesCommandTest {
  private static final String[] JANUARY = {"--from", "2027-01-01", "--to", "2027-02-15"};

  @TempDir Path folder;
  private RealFolder files;
  private int made;

  @BeforeEach
  void receive() throws Exception {
    files = new RealFolder(folder);
    files.receive(event("sent", "ann@gmail.com", 7));
    files.receive(event("sent", "bob@yahoo.com", 7));
    files.receive(event("delivered", "bob@yahoo.com", 7));
    files.receive(event("sent", "cleo@yahoo.com", 8));
    files.deliver();
  }

  private String event(String metric, String recipient, int campaign) {
    return "{\"event_id\":\"e%s\",\"object_type\":\"email\",\"metric\":\"%s\",\"timestamp\":1801396800,\"data\":{\"delivery_id\":\"d\",\"recipient\":\"%s\",\"campaign_id\":%s}}"
        .formatted(made++, metric, recipient, campaign);
  }

  @AfterEach
  void close() {
    files.close();
  }

  private Result run(Way way, String... arguments) {
    String[] all = new String[arguments.length + JANUARY.length + 1];
    all[0] = "series";
    System.arraycopy(JANUARY, 0, all, 1, JANUARY.length);
    System.arraycopy(arguments, 0, all, JANUARY.length + 1, arguments.length);
    try (Trial trial = new Trial(way, folder, files::parts)) {
      return trial.run(all);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itPrintsWhatTheApiAnswers(Way way) throws Exception {
    Result table = run(way, "--measure", "sent,delivered", "--by", "provider");
    assertThat(table.exitCode()).as(table.err()).isZero();
    assertThat(table.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
        .containsExactly("PROVIDER SENT DELIVERED", "gmail 1 0", "yahoo 2 1");
    Result json = run(way, "--measure", "sent", "--by", "provider", "--format", "json");
    JsonNode answer = JsonMapper.shared().readTree(json.out());
    assertThat(answer.path("rows").toString()).isEqualTo("[[\"gmail\",1],[\"yahoo\",2]]");
    assertThat(answer.path("total").toString()).isEqualTo("[3]");
  }

  @ParameterizedTest
  @EnumSource
  void itFiltersAndOrders(Way way) {
    String[] largest = {
      "--measure", "sent", "--by", "campaign", "--order", "sent", "--limit", "1", "--format", "csv"
    };
    Result csv = run(way, largest);
    assertThat(csv.out().lines()).containsExactly("campaign,sent", "7,2");
    assertThat(csv.err()).contains("There are more rows than --limit.");
    assertThat(
            run(
                    way,
                    "--measure",
                    "sent",
                    "--only",
                    "provider=yahoo",
                    "--only",
                    "campaign=7,8",
                    "--format",
                    "csv")
                .out()
                .lines())
        .containsExactly("sent", "2");
  }

  @ParameterizedTest
  @EnumSource
  void whatMakesNoSenseIsWrongUsage(Way way) {
    assertThat(run(way, "--measure", "sends"))
        .satisfies(result -> assertThat(result.exitCode()).isEqualTo(2))
        .satisfies(result -> assertThat(result.err()).contains("'measure' is 'sends'"));
    assertThat(run(way, "--only", "color=red").err())
        .contains(
            "--only knows no 'color'; it knows feed, type, metric, provider, cause, campaign");
  }
}
