package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person is called by, what they said, and who may be written to again. */
class MayBeWrittenToTest {
  @TempDir Path folder;
  private RealFolder files;
  private String bounced;

  @BeforeEach
  void receive() throws Exception {
    files = new RealFolder(folder);
    bounced = "e" + made;
    files.receive(
        event(
            "email",
            "bounced",
            "'recipient':'Ann <Ann@example.com>','failure_message':'550 5.1.1 no such user'"));
    files.receive(event("email", "unsubscribed", "'recipient':'bob@example.com'"));
    files.receive(event("sms", "sent", "'recipient':'+14155550100','identifiers':{'id':'cleo'}"));
    files.receive(
        event("push", "sent", "'recipients':[{'device_id':'tOken'}],'identifiers':{'id':'cleo'}"));
    files.receive(
        event(
            "email",
            "cio_subscription_preferences_changed",
            "'identifiers':{'id':'cleo'},'content':'{\\'topics\\':{\\'news\\':false}}'"));
    files.deliver();
  }

  private static int made;

  private static String event(String type, String metric, String data) {
    String id = "e" + made++;
    return "{'event_id':'%s','object_type':'%s','metric':'%s','timestamp':1801396800,'data':{'delivery_id':'d-%s',%s}}"
        .formatted(id, type, metric, id, data)
        .replace("\\'", "\\\"")
        .replace('\'', '"');
  }

  @AfterEach
  void close() {
    files.close();
  }

  private Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, files::parts)) {
      return trial.run(arguments);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSuppressionIsListedAndLifted(Way way) {
    assertThat(run(way, "suppressions", "list", "ann@example.com", "--format", "csv").out())
        .contains("email,ann@example.com,bounced,bad_address");
    assertThat(run(way, "person", "ann@example.com").out())
        .contains("not by email to ann@example.com, bounced (bad_address)")
        .contains("bad_address: 550 5.1.1 no such user");
    List<String> lift = List.of("suppressions", "lift", "Ann <ann@example.com>", "--why", "a typo");
    assertThat(run(way, args(lift, "--dry-run")).err()).contains("nothing was done");
    assertThat(run(way, args(lift)).exitCode()).as("nobody could be asked").isEqualTo(2);
    Result lifted = run(way, args(lift, "--yes", "--by", "mona"));
    assertThat(lifted.exitCode()).as(lifted.err()).isZero();
    assertThat(run(way, "person", "ann@example.com").out()).contains("yes: nothing says not to");
    assertThat(run(way, "suppressions", "list", "--format", "csv").out()).contains("mona,a typo");
    assertThat(run(way, args(lift, "--yes")).exitCode()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void contactSaysYesOrNoOfEach(Way way) {
    Result no = run(way, "contact", "ANN@example.com", "cleo@example.com", "--format", "csv");
    assertThat(no.exitCode()).isEqualTo(1);
    assertThat(no.out().lines().toList())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("ANN@example.com,false,\"email no, bounced "))
        .anyMatch(line -> line.startsWith("cleo@example.com,true,email yes,"));
    assertThat(run(way, "contact", "+1 (415) 555-0100").exitCode()).isZero();
    assertThat(run(way, "contact", "ann@example.com", "--format", "json").out())
        .contains("\"may_contact\":false", "\"reason\":\"bounced\"");
    assertThat(run(way, "contact", "a@b.example", "--feed", "nope").exitCode()).isEqualTo(2);
  }

  private static String[] args(List<String> words, String... more) {
    return java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of(more))
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @EnumSource
  void anExplanationSaysWhyAMessageWasRefused(Way way) {
    assertThat(run(way, "explain", bounced).out())
        .containsPattern("why +bad_address: There is no such mailbox")
        .containsPattern("said +550 5.1.1 no such user");
  }

  @ParameterizedTest
  @EnumSource
  void theVerdictIsTheViews(Way way) {
    assertThat(run(way, "person", "bob@example.com").out())
        .contains("no: not by email to bob@example.com, unsubscribed")
        .containsPattern("channels +email no, unsubscribed ");
    assertThat(run(way, "person", "cleo").out())
        .contains("yes: nothing says not to")
        .contains("not news since");
  }

  @ParameterizedTest
  @EnumSource
  void phonesAndDevicesFindTheirPerson(Way way) {
    for (String who : List.of("+1 (415) 555-0100", "tOken")) {
      assertThat(run(way, "person", who).out()).as(who).contains("cleo");
      assertThat(run(way, "tail", "--once", "--person", who).out().lines()).as(who).hasSize(1);
    }
    assertThat(run(way, "tail", "--once", "--person", "ann@EXAMPLE.com").out().lines()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void anEventOlderThanTheLogIsLookedForInTheSinks(Way way) throws Exception {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("database.db"));
        Statement statement = database.createStatement()) {
      statement.execute(
          "INSERT OR IGNORE INTO activity (feed, event_id, timestamp, received_at, object_type,"
              + " metric) VALUES ('default', 'ancient', '2026-01-01T00:00:00Z',"
              + " '2026-01-01T00:00:01.000Z', 'email', 'sent')");
    }
    Result result = run(way, "explain", "ancient");
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("older than the log")
        .containsPattern("database +has its row")
        .containsPattern("warehouse +has no row of it");
  }
}
