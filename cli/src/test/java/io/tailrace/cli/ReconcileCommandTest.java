package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.admin.ApiRequest;
import io.tailrace.admin.LocalApi;
import io.tailrace.cli.Trial.Result;
import io.tailrace.cli.Trial.Way;
import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.ObjectType;
import io.tailrace.customerio.SigningKey;
import io.tailrace.customerio.appapi.AppApi;
import io.tailrace.customerio.appapi.AppApiException;
import io.tailrace.customerio.appapi.AppApiPage;
import io.tailrace.customerio.appapi.Category;
import io.tailrace.customerio.appapi.InMemoryAppApi;
import io.tailrace.customerio.appapi.Message;
import io.tailrace.customerio.appapi.MessageQuery;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.Workspaces;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is compared, how an interrupted comparison goes on, and what is fetched. */
class ReconcileCommandTest {
  private Duration span = Duration.ofHours(5);
  private final Instant start =
      Instant.now().minus(Duration.ofHours(6)).truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path folder;
  private final InMemoryAppApi customerIo = new InMemoryAppApi();
  private AppApi asked = customerIo;
  private RealFolder files;

  @BeforeEach
  void open() throws Exception {
    files = new RealFolder(folder).with(new Keyed());
    files.deliver();
  }

  @AfterEach
  void close() {
    files.close();
  }

  @Test
  void whatBothTellIsNoGapAndTheRestIsOneEach() throws Exception {
    told("d1", "email", 10, "sent", "delivered", "human_opened", "opened");
    told("d2", "inbox", 20, "sent");
    received("d1", "sent");
    received("d1", "opened");
    Result result = run(Way.FILES, "reconcile", "--format", "json");
    assertThat(result.exitCode()).isEqualTo(1);
    JsonNode answer = JsonMapper.shared().readTree(result.out());
    assertThat(answer.path("checked").toString())
        .isEqualTo("{\"deliveries\":2,\"metrics\":3,\"unreadable\":0}");
    assertThat(answer.path("missing").size()).isEqualTo(1);
    JsonNode gap = answer.path("missing").get(0);
    assertThat(gap.path("delivery_id").asString()).isEqualTo("d1");
    assertThat(gap.path("metric").asString()).isEqualTo("delivered");
    assertThat(gap.path("campaign_id").asLong()).isEqualTo(7);
    assertThat(gap.path("cause").asString()).isEqualTo("before_connected");
    assertThat(gap.has("event")).isFalse();
  }

  @Test
  void aDeliveryWithoutAnIdEndsNothingAndIsSaid() throws Exception {
    told("d1", "email", 10, "sent");
    asked =
        proxied(
            answer ->
                answer instanceof Stream<?> pages
                    ? pages.map(page -> new AppApiPage<>(((AppApiPage<?>) page).items(), null, 1))
                    : answer);
    Result result = run(Way.SERVER, "reconcile");
    assertThat(result.err())
        .contains("5 deliveries without an id or a type, which cannot be compared", "1 missing");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void aDeliveryWithoutATypeEndsNothingAndIsSaid() throws Exception {
    told("d1", "email", 10, "sent");
    told("d2", null, 11, "sent");
    Result result = run(Way.SERVER, "reconcile");
    assertThat(result.err())
        .contains("1 delivery without an id or a type, which cannot be compared", "1 missing");
    assertThat(result.exitCode()).isEqualTo(1);
  }

  @Test
  void theTableCountsByCauseSourceAndMetric() throws Exception {
    told("d1", "email", 10, "delivered");
    told("d2", "email", 11, "delivered");
    Result result = run(Way.SERVER, "reconcile");
    assertThat(result.out()).containsPattern("webhook_disabled +campaign 7 +email_delivered +2 ");
    assertThat(result.err()).contains("2 missing", "'tailrace backfill'");
  }

  @Test
  void aCampaignThatIsNoneIsNoYes() throws Exception {
    told("d1", "email", 10, "sent");
    received("d1", "sent");
    assertThat(run(Way.SERVER, "reconcile", "--campaign", "7").exitCode()).isZero();
    for (String command : List.of("reconcile", "backfill --dry-run")) {
      Result result = run(Way.SERVER, (command + " --campaign 99").split(" "));
      assertThat(result.err()).contains("no delivery of campaign 99");
      assertThat(result.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void nothingMissingIsYes() throws Exception {
    told("d1", "email", 10, "sent");
    received("d1", "sent");
    Result result = run(Way.SERVER, "reconcile");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("nothing is missing");
  }

  @Test
  void whatShouldComeByItselfIsNothingToDo() throws Exception {
    span = Duration.ofHours(6);
    told("d1", "email", 355, "sent");
    received("d0", "sent");
    Result result = run(Way.SERVER, "reconcile");
    assertThat(result.err())
        .contains("nothing is missing but 1 that should still arrive", "on_its_way: 1 (");
    assertThat(result.out()).contains("on_its_way");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void interruptedTheSameCommandGoesOnAndCountsNothingTwice() {
    told("d1", "email", 10, "sent");
    told("d2", "email", 70, "sent");
    told("d3", "email", 130, "sent");
    asked = failingAt(2);
    Result failed = run(Way.FILES, "reconcile");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err()).contains("not now");
    asked = customerIo;
    Result goneOn = run(Way.FILES, "reconcile");
    assertThat(goneOn.err())
        .contains("Continuing the interrupted comparison", "Checked 3 deliveries");
    assertThat(run(Way.FILES, "reconcile").err()).doesNotContain("Continuing");
  }

  @Test
  void backfillFetchesItOnceAndTheRealOneTakesItsPlace() throws Exception {
    told("d1", "email", 10, "sent", "delivered");
    received("d1", "sent");
    assertThat(run(Way.FILES, "backfill", "--dry-run").out()).contains("Would fetch 1 event.");
    assertThat(run(Way.FILES, "backfill", "--yes").out()).contains("Fetched 1 event.");
    files.deliver();
    assertThat(run(Way.FILES, "reconcile").exitCode()).isZero();
    assertThat(run(Way.FILES, "backfill", "--yes").out()).contains("Nothing to fetch.");
    received("d1", "delivered");
    assertThat(run(Way.FILES, "sql", "--on", "warehouse", EVENTS, "--format", "csv").out())
        .isEqualTo("event_id\r\nd1-delivered\r\nd1-sent\r\n");
  }

  /** What the next start writes is no comparison that was interrupted: later gaps are seen. */
  @Test
  void afterABackfillWithoutAServerTheSameCommandBeginsAnew() {
    told("d1", "email", 10, "sent");
    assertThat(run(Way.FILES, "backfill", "--yes").err()).contains("when the server starts");
    files.deliver();
    told("d2", "email", 20, "sent");
    Result next = run(Way.FILES, "reconcile", "--format", "json");
    assertThat(next.err())
        .doesNotContain("Continuing")
        .contains("Checked 2 deliveries", "1 missing");
    assertThat(next.out()).contains("\"delivery_id\":\"d2\"");
  }

  /** Each waits for where the log ended when its own wait began. */
  @Test
  void comparisonsOfTwoFeedsDoNotDisturbEachOther() throws Exception {
    LocalApi api = new LocalApi(withFeeds(files.parts(true), "default", "shop"));
    files.receive(body("d1", "sent"));
    ObjectNode one = walked(api, "default");
    ObjectNode other = walked(api, "shop");
    assertThat(step(api, one).path("waiting").asBoolean()).isTrue();
    assertThat(step(api, other).path("waiting").asBoolean()).isTrue();
    files.deliver();
    files.receive(body("d2", "sent"));
    assertThat(step(api, one).path("done").asBoolean()).isTrue();
  }

  private static OperationContext withFeeds(OperationContext one, String... feeds) {
    return new OperationContext(
        one.folder(),
        List.of(feeds),
        one.log(),
        one.store(),
        one.sinks(),
        one.stores(),
        one.incoming(),
        one.workspaces(),
        one.running(),
        one.backup(),
        one.warnings(),
        one.clock());
  }

  /** One that has walked all and is about to wait for the database. */
  private ObjectNode walked(LocalApi api, String feed) {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("feed", feed);
    question.put("from", start.toString()).put("to", start.plusSeconds(60).toString());
    JsonNode begun = api.call(ApiRequest.post("/api/reconcile", question.put("asked", "x"))).body();
    ObjectNode run = JsonNodeFactory.instance.objectNode().put("feed", feed);
    run.set("run", begun.path("run"));
    step(api, run);
    return run;
  }

  private static JsonNode step(LocalApi api, ObjectNode run) {
    String path = "/api/reconcile/" + run.path("run").asString() + "/step";
    return api.call(ApiRequest.post(path, run)).body();
  }

  private static final String EVENTS = "SELECT event_id FROM delivery_events ORDER BY 1";

  @Test
  void withoutAKeyItSaysWhatToDo() {
    files.with(new Keyless());
    Result result = run(Way.FILES, "reconcile");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("set the key");
  }

  private void told(String id, String type, long minute, String... metrics) {
    Instant made = start.plus(Duration.ofMinutes(minute));
    Map<String, Instant> all = new HashMap<>(Map.of("created", made));
    List.of(metrics).forEach(metric -> all.put(metric, made.plusSeconds(5)));
    var ids = new Message.Ids(7L, null, null, null, 12L, null, null, null);
    var person = new Identifiers("ada", "ada@example.com", null);
    customerIo.put(
        new Message(
            id,
            type == null ? null : ObjectType.of(type),
            made,
            all,
            ids,
            person,
            "ada",
            "ada@example.com",
            "Hello",
            null,
            false));
  }

  private void received(String delivery, String metric) throws Exception {
    files.receive(body(delivery, metric));
    files.deliver();
  }

  private String body(String delivery, String metric) {
    return "{\"event_id\":\"%s-%s\",\"object_type\":\"email\",\"metric\":\"%s\",\"timestamp\":%s,"
            .formatted(delivery, metric, metric, start.getEpochSecond())
        + "\"data\":{\"delivery_id\":\"%s\",\"recipient\":\"ada@example.com\"}}"
            .formatted(delivery);
  }

  /** Customer.io, which fails when its messages are asked for that many times. */
  private AppApi failingAt(int call) {
    int[] calls = {0};
    return proxied(
        answer -> {
          if (++calls[0] == call) {
            throw new AppApiException(Category.UNAVAILABLE, "not now", 503, null);
          }
          return answer;
        });
  }

  /** Customer.io, with other answers when its messages are asked for. */
  private AppApi proxied(UnaryOperator<Object> messages) {
    return (AppApi)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {AppApi.class},
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(customerIo, arguments);
                boolean ofMessages = arguments != null && arguments[0] instanceof MessageQuery;
                return ofMessages ? messages.apply(answer) : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private Result run(Way way, String... arguments) {
    try (Trial trial = new Trial(way, folder, files::parts)) {
      List<String> all = new java.util.ArrayList<>(List.of(arguments));
      if (!arguments[0].equals("sql")) {
        all.addAll(1, List.of("--from", start.toString()));
        all.addAll(1, List.of("--to", start.plus(span).toString()));
      }
      return trial.run(all.toArray(new String[0]));
    }
  }

  private final class Keyed implements Workspaces {
    @Override
    public AppApi appApi(String feed) {
      return asked;
    }

    @Override
    public List<SigningKey> signingKeys(String feed) {
      return List.of();
    }
  }

  private static final class Keyless implements Workspaces {
    @Override
    public AppApi appApi(String feed) throws OperationException {
      throw OperationException.refused("set the key");
    }

    @Override
    public List<SigningKey> signingKeys(String feed) {
      return List.of();
    }
  }
}
