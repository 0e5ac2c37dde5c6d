package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.core.settings.Secret;
import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.ReportingWebhook;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Scene;
import io.tailrace.operations.Workspaces;
import io.tailrace.testkit.customerio.appapi.AppApiFault;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A webhook is made once, switched off, and changed only with consent. */
class ConnectCommandTest {
  private static final String URL = "https://hooks.example.com/webhooks/customerio";
  @TempDir Path folder;
  private AppApiTrial customerIo;
  private UnaryOperator<String> person;

  @BeforeEach
  void open() throws Exception {
    customerIo = new AppApiTrial(Scene.NOW);
  }

  @AfterEach
  void close() {
    customerIo.close();
  }

  @ParameterizedTest
  @EnumSource
  void makesItSwitchedOffAndSaysWhatIsNext(Way way) throws Exception {
    Result result = run(way, "connect", "--url", URL);
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains("Created reporting webhook 1, switched off")
        .contains("Data & Integrations", "signing key", "tailrace connect --enable 1")
        .contains("127.0.0.1 (let them through a firewall)");
    ReportingWebhook.Settings made = webhooks().get(0).settings();
    assertThat(made.disabled()).isTrue();
    assertThat(made.fullResolution()).isFalse();
    assertThat(made.endpoint()).isEqualTo(URL);
    assertThat(made.events()).hasSizeGreaterThan(60);
  }

  /** All of 72 where Customer.io takes them, and else the 68 that its reference lists. */
  @ParameterizedTest
  @ValueSource(strings = {"", "all"})
  void whatNoReferenceListsIsAskedForAndLeftOutWhereItIsRefused(String events) throws Exception {
    String[] command =
        events.isEmpty()
            ? new String[] {"connect", "--url", URL}
            : new String[] {"connect", "--url", URL, "--events", events};
    Result refused = run(Way.SERVER, command);
    assertThat(refused.exitCode()).as(refused.err()).isZero();
    assertThat(refused.out()).contains("68 of 72; not in_app_drafted, in_app_attempted");
    assertThat(webhooks().get(0).settings().events()).hasSize(68);

    List.of("drafted", "attempted", "failed", "undeliverable")
        .forEach(metric -> customerIo.api.learnEvent("in_app_" + metric));
    api().deleteReportingWebhook(1);
    Result taken = run(Way.SERVER, command);
    assertThat(taken.out()).contains("72, all that are known");
    assertThat(webhooks().get(0).settings().events()).hasSize(72).contains("in_app_failed");
  }

  /** With the usual feed's key it might find another workspace's webhook of the same id. */
  @Test
  void whatIsNextIsForTheFeedThatWasAskedFor() {
    Result result =
        run(
            Way.SERVER,
            new OneForAll(),
            "connect",
            "--url",
            "https://h.example.com",
            "--feed=shop");
    assertThat(result.out())
        .contains("https://h.example.com/webhooks/customerio/shop")
        .contains("of feed shop (TAILRACE_FEEDS_SHOP_SIGNING_KEYS_FILE names")
        .contains("tailrace connect --enable 1 --feed shop");
  }

  private final class OneForAll implements Workspaces {
    @Override
    public AppApi appApi(String feed) throws OperationException {
      return customerIo.workspaces().appApi("default");
    }

    @Override
    public List<SigningKey> signingKeys(String feed) {
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/webhooks/customerio",
        "https://HOOKS.example.com/webhooks/customerio/",
        "https://hooks.example.com"
      })
  void aSecondRunChangesNothing(String again) throws Exception {
    run(Way.SERVER, "connect", "--url", URL, "--full-resolution");
    List<ReportingWebhook> before = webhooks();
    Result result = run(Way.SERVER, "connect", "--url", again);
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("is there already. Nothing was changed.");
    assertThat(webhooks()).isEqualTo(before);
  }

  @Test
  void aDryRunMakesNothing() throws Exception {
    Result result = run(Way.SERVER, "connect", "--url", URL, "--dry-run");
    assertThat(result.out()).contains("Would create");
    assertThat(webhooks()).isEmpty();
  }

  @Test
  void whatDiffersIsShownAndChangedOnlyWithConsent() throws Exception {
    run(Way.SERVER, "connect", "--url", URL, "--events", "email_sent,email_bounced");
    String[] wanted = {"connect", "--url", URL, "--full-resolution", "--events", "email_sent"};

    Result nobody = run(Way.SERVER, wanted);
    assertThat(nobody.exitCode()).isEqualTo(2);
    assertThat(nobody.out()).contains("full_resolution: false → true", "no more: email_bounced");
    person = question -> "n";
    assertThat(run(Way.SERVER, wanted).err()).contains("Nothing was done.");
    assertThat(webhooks().get(0).settings().fullResolution()).isFalse();

    person = question -> "y";
    assertThat(run(Way.SERVER, wanted).out()).contains("Changed reporting webhook 1");
    ReportingWebhook.Settings changed = webhooks().get(0).settings();
    assertThat(changed.fullResolution()).isTrue();
    assertThat(changed.events()).containsExactly("email_sent");
    assertThat(changed.disabled()).isTrue();
  }

  @Test
  void twoForOneAddressAreLeftAlone() throws Exception {
    for (int i = 0; i < 2; i++) {
      api()
          .createReportingWebhook(
              ReportingWebhook.Settings.disabled("x", URI.create(URL), List.of("email_sent")));
    }
    Result result = run(Way.SERVER, "connect", "--url", URL);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("comes more than once: 1 \"x\", 2 \"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/webhooks/customerio",
        "hooks.example.com",
        "https://ada:secret@hooks.example.com/",
        "ftp://hooks.example.com/"
      })
  void aUrlThatCannotBeIsRefused(String url) throws Exception {
    Result result = run(Way.SERVER, "connect", "--url", url);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("https://").doesNotContain("secret");
    assertThat(webhooks()).isEmpty();
  }

  @Test
  void anUnknownEventIsSaidBeforeCustomerIoRefusesAll() {
    Result result = run(Way.SERVER, "connect", "--url", URL, "--events", "email_snet");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("'email_snet' is none of the documented", "400");
  }

  /** One that may have been made is not made again. */
  @Test
  void aLostAnswerIsNotRepeated() throws Exception {
    customerIo.api.failNext(okay(), okay(), okay(), okay(), AppApiFault.status(500));
    Result result = run(Way.SERVER, "connect", "--url", URL);
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(webhooks()).isEmpty();
  }

  private static AppApiFault okay() {
    return AppApiFault.body("{\"reporting_webhooks\":[],\"ip_addresses\":[]}");
  }

  @Test
  void isJsonForPrograms() {
    JsonNode made = json("connect", "--url", URL, "--format", "json");
    assertThat(made.path("outcome").asString()).isEqualTo("created");
    assertThat(made.at("/webhook/id").asLong()).isEqualTo(1);
    assertThat(made.at("/webhook/disabled").asBoolean()).isTrue();
    assertThat(made.path("ip_addresses").get(0).asString()).isEqualTo("127.0.0.1");
  }

  private JsonNode json(String... arguments) {
    return JsonMapper.shared().readTree(run(Way.SERVER, arguments).out());
  }

  @Test
  void enablesNothingWithoutASigningKeyOrAnAnswer() throws Exception {
    run(Way.SERVER, "connect", "--url", "http://127.0.0.1:1/webhooks/customerio");
    Workspaces keyless = customerIo.workspaces(Secret.of(AppApiTrial.KEY), Secret.NONE);
    assertThat(run(Way.SERVER, keyless, "connect", "--enable", "1").err())
        .contains("has no signing key", "TAILRACE_SIGNING_KEYS");
    Result result = run(Way.SERVER, "connect", "--enable", "1");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("was not switched on", "nothing listens there");
    assertThat(webhooks().get(0).settings().disabled()).isTrue();
    assertThat(run(Way.SERVER, "connect", "--enable", "7").err()).contains("404", "Check the id");
  }

  private List<ReportingWebhook> webhooks() throws Exception {
    return api().reportingWebhooks();
  }

  private AppApi api() throws Exception {
    return customerIo.workspaces().appApi("default");
  }

  private Result run(Way way, String... arguments) {
    return run(way, customerIo.workspaces(), arguments);
  }

  private Result run(Way way, Workspaces workspaces, String... arguments) {
    try (Trial trial = new Trial(way, folder, new Scene(folder).with(workspaces))) {
      return trial.person(person).run(arguments);
    }
  }
}
