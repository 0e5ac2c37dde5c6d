package io.tailrace.operations.bounces;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.BounceCause;
import io.tailrace.customerio.Event;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import io.tailrace.operations.series.SeriesWords;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is told of bounces, against what the same events say one by one. */
@OnEachDatabase
class BounceLookupTest {
  private static final Instant BEGIN = Instant.parse("2027-01-29T00:00:00Z");
  private static final List<String> SAID =
      List.of(
          "550 5.1.1 no such user",
          "550 5.7.515 sending domain news.example.com: DMARC",
          "452 4.2.2 mailbox full",
          "421 4.7.0 unexpected volume");
  private static final Map<String, String> DOMAINS =
      Map.of("gmail.com", "gmail", "hotmail.com", "microsoft", "example.com", "other");

  @Parameter DatabaseKind kind;
  @TempDir Path folder;
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private BounceReport read(Map<String, String> words) throws Exception {
    SeriesWords asked = new SeriesWords(words::get, List.of("default"));
    return new BounceLookup(scene.parts("default"))
        .read(
            new BounceLookup.Asked(asked.range(FiguresScene.NOW), asked.zone(), asked.filtered()));
  }

  private static String body(int i, String kind, Instant at, String domain, String said) {
    return FiguresScene.body(
        "e" + i,
        kind,
        at,
        "\"delivery_id\":\"D%s\",\"campaign_id\":%s,\"recipient\":\"p%s@%s\",\"failure_message\":\"%s\""
            .formatted(i, 1 + i % 3, i, domain, said));
  }

  /** Each event twice, so that a replay is among them. */
  private List<Event> receive(Random random, int count) throws Exception {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = random.nextInt(3) == 0 ? "email_deferred" : "email_bounced";
      String domain = List.copyOf(DOMAINS.keySet()).get(random.nextInt(DOMAINS.size()));
      Instant at = BEGIN.plusSeconds(random.nextInt(200_000));
      bodies.add(body(i, kind, at, domain, SAID.get(random.nextInt(SAID.size()))));
    }
    List<Event> events = scene.write("default", bodies);
    scene.write("default", bodies);
    return events;
  }

  @Test
  void eachCountIsThatOfTheEvents() throws Exception {
    long seed = new Random().nextLong();
    List<Event> events = receive(new Random(seed), 300);
    BounceReport report = read(Map.of("from", "2027-01-01"));
    Map<String, Long> expected =
        events.stream()
            .filter(event -> event.metric().name().equals("bounced"))
            .collect(
                Collectors.groupingBy(
                    event ->
                        DOMAINS.get(event.recipientDomain())
                            + " "
                            + BounceCause.of(event.objectType(), event.data().failureMessage())
                                .code(),
                    Collectors.counting()));
    assertThat(
            report.causes().stream()
                .filter(cause -> cause.bounced() > 0)
                .collect(
                    Collectors.toMap(
                        cause -> cause.provider() + " " + cause.cause(),
                        BounceReport.CauseAtProvider::bounced)))
        .as("seed %s", seed)
        .isEqualTo(expected);
    assertThat(report.bounced() + report.deferred()).isEqualTo(300);
    assertThat(report.permanent() + report.temporary()).isEqualTo(report.bounced());
    assertThat(report.causes())
        .isSortedAccordingTo((a, b) -> Long.compare(b.bounced(), a.bounced()));
  }

  @Test
  void aCauseHasItsTimesSampleAndSentence() throws Exception {
    Instant first = BEGIN.plusSeconds(3_725);
    scene.write(
        "default",
        List.of(
            body(1, "email_bounced", first, "hotmail.com", SAID.get(1)),
            body(2, "email_bounced", first.plusSeconds(90_000), "hotmail.com", SAID.get(1)),
            body(
                3, "email_bounced", first.plusSeconds(150_000), "live.com", SAID.get(1) + " now")));
    BounceReport report = read(Map.of());
    assertThat(report.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.cause()).isEqualTo("authentication");
              assertThat(cause.suppresses()).isFalse();
              assertThat(cause.share()).isEqualTo(1.0);
              assertThat(cause.first()).isEqualTo(first);
              assertThat(cause.last()).isEqualTo(first.plusSeconds(150_000));
              assertThat(cause.since()).as("after a rest").isEqualTo(first.plusSeconds(90_000));
              assertThat(cause.sample()).endsWith(" now");
              assertThat(cause.deliveryId()).isEqualTo("D3");
              assertThat(cause.finding())
                  .isEqualTo(
                      "Microsoft refuses for want of authentication (5.7.515): DMARC of"
                          + " news.example.com; since Saturday 2:02; 3 mails");
              assertThat(cause.meaning()).contains("DMARC");
              assertThat(cause.mender()).contains("DNS");
              assertThat(cause.link()).startsWith("https://");
            });
  }

  @Test
  void filtersLeaveOut() throws Exception {
    receive(new Random(7), 300);
    Map<String, String> all = Map.of("from", "2027-01-01");
    long bounced = read(all).bounced();
    long parts = 0;
    for (String campaign : List.of("1", "2", "3")) {
      parts += read(Map.of("from", "2027-01-01", "campaign", campaign)).bounced();
    }
    assertThat(parts).isEqualTo(bounced);
    assertThat(read(Map.of("from", "2027-01-01", "provider", "gmail")).causes())
        .isNotEmpty()
        .allMatch(cause -> cause.provider().equals("gmail"));
    assertThat(read(Map.of("from", "2027-01-01", "to", "2027-01-28")).causes()).isEmpty();
    assertThat(read(Map.of("from", "2027-01-01", "type", "sms")).bounced()).isZero();
  }

  @Test
  void whereNothingBouncedThereIsNothing() throws Exception {
    BounceReport report = read(Map.of());
    assertThat(report.causes()).isEmpty();
    assertThat(report.bounced()).isZero();
  }
}
