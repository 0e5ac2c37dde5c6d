package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.settings.Secret;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Scene;
import io.tailrace.operations.Workspaces;
import io.tailrace.testkit.customerio.appapi.AppApiFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports from the simulated App API; {@link OwnFiguresTest} looks at ours beside them. */
class ReportCommandTest {
  @TempDir Path folder;
  private AppApiTrial customerIo;

  @BeforeEach
  void open() throws Exception {
    customerIo = new AppApiTrial(Scene.NOW);
    customerIo.happened(600, Duration.ofDays(2));
  }

  @AfterEach
  void close() {
    customerIo.close();
  }

  @ParameterizedTest
  @EnumSource
  void hasARowForEachPeriodThenSumsAndRates(Way way) {
    Result result = run(way, "report", "campaign", "3", "--last", "4");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .startsWith("Campaign 3 \"Welcome\": the last 4 days (days begin at 00:00 EST;")
        .containsPattern("DAY +SENT +DELIVERED +OPENS +CLICKS +BOUNCED +COMPLAINTS")
        .containsPattern("2027-01-28 +0 +0")
        .containsPattern("2027-01-29 +[1-9]")
        .containsPattern("total +[1-9]")
        .containsPattern("rate +[0-9.]+ %")
        .contains("No figures from webhooks beside it: There is no database here to ask.")
        .doesNotContain("█");
  }

  @ParameterizedTest
  @CsvSource({
    "campaign,4,Abandoned basket",
    "newsletter,21,'The Log, no. 21'",
    "broadcast,5,Prices change",
    "transactional,1,Receipt"
  })
  void isJsonOfThisShape(String what, long id, String name) {
    JsonNode report = json("report", what, "" + id, "--by", "week", "--last", "2");
    assertThat(report.path("id").asLong()).isEqualTo(id);
    assertThat(report.path("name").asString()).isEqualTo(name);
    assertThat(report.path("by").asString()).isEqualTo("week");
    assertThat(report.path("buckets")).hasSize(2);
    assertThat(report.at("/buckets/0/start").asString()).isEqualTo("2027-01-24T05:00:00Z");
    long sent = report.at("/buckets/0/sent").asLong() + report.at("/buckets/1/sent").asLong();
    long delivered = report.at("/totals/delivered").asLong();
    assertThat(report.at("/totals/sent").asLong()).isEqualTo(sent).isPositive();
    assertThat(report.at("/totals/dropped").isNumber()).isTrue();
    assertThat(report.path("totals").has("suppressed")).isFalse();
    assertThat(report.at("/rates/delivered").asDouble())
        .isCloseTo((double) delivered / sent, within(1e-9));
  }

  @Test
  void theWholeWorkspaceIsTheSumOfItsParts() {
    JsonNode all = json("report", "deliveries");
    long parts = 0;
    for (String each :
        "campaign 3,campaign 4,campaign 7,campaign 9,campaign 12,campaign 15,broadcast 5,broadcast 6,newsletter 21,newsletter 22,newsletter 23,transactional 1,transactional 2,transactional 3,transactional 4"
            .split(",", -1)) {
      String[] words = each.split(" ", -1);
      parts += json("report", words[0], words[1]).at("/totals/sent").asLong();
    }
    assertThat(all.at("/totals/sent").asLong()).isEqualTo(parts).isPositive();
    assertThat(all.path("id").isNull()).isTrue();
    assertThat(all.path("summed").asInt()).isEqualTo(15);
    assertThat(all.path("not_summed")).isEmpty();
    assertThat(all.path("notes").toString()).contains("deleted since", "type, such as email");
  }

  @Test
  void saysWhatCouldNotBeSummed() {
    Result result = run(Way.FILES, "report", "deliveries", "--type", "email");
    assertThat(result.out())
        .contains("Summed: 11 campaigns")
        .contains("Not in the sum: transactional 1 \"Receipt\", transactional 2 ")
        .contains("cannot be asked for by type", "deleted since");
    customerIo.api.failNext(AppApiFault.status(200), AppApiFault.status(200));
    assertThat(run(Way.FILES, "report", "deliveries").exitCode()).isEqualTo(1);
  }

  @Test
  void isCsvWithOneLineForEachPeriod() {
    Result result =
        run(Way.FILES, "report", "newsletter", "21", "--by", "hour", "--last", "3", "--format=csv");
    assertThat(result.out().split("\r\n", -1)).hasSize(5);
    assertThat(result.out()).startsWith("start,sent,delivered,opened,human_opened,clicked,");
    assertThat(result.out()).contains("\r\n2027-01-31T10:00:00Z,").doesNotContain("Summed");
  }

  @Test
  void drawsBarsForPeopleAlone() {
    try (Trial trial = trial(Way.FILES, customerIo.workspaces()).person(question -> "n")) {
      assertThat(trial.run("report", "campaign", "3").out()).contains("█");
      trial.with("TERM", "dumb");
      assertThat(trial.run("report", "campaign", "3").out()).doesNotContain("█");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "campaign 3 --last 1",
        "campaign 3 --last 46",
        "campaign 3 --by hour --last 25",
        "campaign 3 --type fax",
        "campaign 3 --type inbox",
        "transactional 1 --type email",
        "campaign 0",
        "campaign 3 --feed other"
      })
  void whatCustomerIoWouldNotTakeIsNotAsked(String arguments) {
    long before = customerIo.api.requests();
    Result result = run(Way.SERVER, ("report " + arguments).split(" "));
    assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(2);
    assertThat(result.err()).isNotBlank().doesNotContain("\tat ", "--debug");
    assertThat(customerIo.api.requests()).isEqualTo(before);
  }

  @Test
  void namesWhatThereIsWhereAnIdIsUnknown() {
    Result result = run(Way.SERVER, "report", "campaign", "99");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("no campaign 99", "3 \"Welcome\", 4 \"Abandoned basket\"");
  }

  @ParameterizedTest
  @EnumSource
  void saysWhatToSetWithoutAKey(Way way) {
    Workspaces none = customerIo.workspaces(Secret.NONE, Secret.NONE);
    assertThat(run(way, none, "report", "campaign", "3").err())
        .contains("TAILRACE_APP_API_KEY", "App API keys", "TAILRACE_REGION=eu");
    assertThat(run(way, none, "report", "campaign", "3", "--feed", "shop").err())
        .contains("TAILRACE_FEEDS_SHOP_APP_API_KEY");
  }

  @Test
  void aWrongKeyIsSaidWithoutShowingIt() {
    Workspaces wrong = customerIo.workspaces(Secret.of("a-wrong-app-api-key"), Secret.NONE);
    Result result = run(Way.SERVER, wrong, "report", "campaign", "3");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("401", "App API key (not a Track API or signing key)", "region (us or eu)")
        .doesNotContain("a-wrong-app-api-key");
    Workspaces odd = customerIo.workspaces(Secret.of("a key with spaces"), Secret.NONE);
    assertThat(run(Way.SERVER, odd, "report", "campaign", "3").err())
        .contains("copy it again")
        .doesNotContain("a key with spaces");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void aPassingFaultIsSurvivedAndALastingOneSaid(int status) {
    customerIo.api.failNext(AppApiFault.status(status), AppApiFault.status(status));
    assertThat(run(Way.FILES, "report", "campaign", "3").exitCode()).isZero();
    customerIo.api.failNext(
        Collections.nCopies(500, AppApiFault.status(status)).toArray(AppApiFault[]::new));
    Result result = run(Way.FILES, "report", "campaign", "3");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("" + status)
        .containsIgnoringCase("try again later")
        .doesNotContain("\tat ");
  }

  /** A key is all that it takes. */
  @Test
  void worksWithoutADataFolder() {
    Path missing = folder.resolve("missing");
    try (Trial trial = withoutFolder().with("TAILRACE_DATA_DIR", missing.toString())) {
      Result result = trial.run("report", "campaign", "3");
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.out()).contains("There is no database here to ask.");
      assertThat(missing).doesNotExist();
    }
  }

  @Test
  void worksWhileAnotherProcessHasTheFolder() {
    try (Trial trial = withoutFolder()) {
      assertThat(trial.run("status").err()).contains("another process has the folder");
      assertThat(trial.run("report", "campaign", "3").exitCode()).isZero();
    }
  }

  private Trial withoutFolder() {
    Function<Boolean, OperationContext> none = null;
    return new Trial(Way.FILES, folder, none).with(customerIo.workspaces());
  }

  private JsonNode json(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--format=json";
    Result result = run(Way.FILES, all);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return JsonMapper.shared().readTree(result.out());
  }

  private Result run(Way way, String... arguments) {
    return run(way, customerIo.workspaces(), arguments);
  }

  private Result run(Way way, Workspaces workspaces, String... arguments) {
    try (Trial trial = trial(way, workspaces)) {
      return trial.run(arguments);
    }
  }

  private Trial trial(Way way, Workspaces workspaces) {
    return new Trial(way, folder, new Scene(folder).with(workspaces));
  }
}
