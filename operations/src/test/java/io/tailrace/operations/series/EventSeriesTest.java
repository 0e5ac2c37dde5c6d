package io.tailrace.operations.series;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is counted, in which group, from when to when. */
@OnEachDatabase
class EventSeriesTest {
  private static final Instant NOON = Instant.parse("2027-01-30T12:00:00Z");
  private static final String ANN = "\"recipient\":\"ann@gmail.com\"";
  private static final String BOB = "\"recipient\":\"bob@yahoo.com\"";

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private SeriesAnswer ask(String... words) throws OperationException {
    Map<String, String> said = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      said.put(words[i], words[i + 1]);
    }
    SeriesWords read = new SeriesWords(said::get, List.of("default"));
    return new EventSeries(scene.parts("default")).read(read.question(FiguresScene.NOW));
  }

  private void write(String... bodies) throws Exception {
    scene.write("default", List.of(bodies));
  }

  private static String email(String id, String metric, long second, String data) {
    return body(id, "email_" + metric, NOON.plusSeconds(second), data);
  }

  @Test
  void eachEventCountsOnceInItsGroup() throws Exception {
    write(
        email("a", "sent", 0, ANN),
        email("b", "sent", 3599, BOB),
        email("c", "sent", 3600, BOB),
        email("d", "delivered", 3600, BOB),
        email("a", "sent", 0, ANN));
    write(email("a", "sent", 0, ANN));
    SeriesAnswer answer = ask("measure", "sent,delivered", "by", "provider");
    assertThat(answer.measures()).containsExactly("sent", "delivered");
    assertThat(answer.by()).containsExactly("provider");
    assertThat(answer.rows()).containsExactly(List.of("gmail", 1L, 0L), List.of("yahoo", 2L, 1L));
    assertThat(answer.total()).containsExactly(3L, 1L);
    assertThat(answer.truncated()).isFalse();
  }

  @Test
  void fromIsInclusiveAndToIsExclusive() throws Exception {
    write(email("a", "sent", -1, ANN), email("b", "sent", 0, ANN), email("c", "sent", 3600, ANN));
    SeriesAnswer answer =
        ask("measure", "sent", "from", "2027-01-30T12:00:00Z", "to", "2027-01-30T13:00:00Z");
    assertThat(answer.rows()).containsExactly(List.of(1L));
    assertThat(answer.from()).isEqualTo(NOON);
    assertThat(answer.to()).isEqualTo(NOON.plusSeconds(3600));
  }

  @Test
  void hoursWithoutEventsAreThere() throws Exception {
    write(email("a", "sent", 0, ANN), email("b", "sent", 7200, BOB));
    SeriesAnswer answer =
        ask(
            "measure",
            "sent",
            "by",
            "hour",
            "from",
            "2027-01-30T12:00:00Z",
            "to",
            "2027-01-30T15:00:00Z");
    assertThat(answer.rows())
        .containsExactly(
            List.of("2027-01-30T12:00:00Z", 1L),
            List.of("2027-01-30T13:00:00Z", 0L),
            List.of("2027-01-30T14:00:00Z", 1L));
  }

  @Test
  void daysAreTheAskers() throws Exception {
    Instant midnightInBerlin = Instant.parse("2027-01-29T23:00:00Z");
    write(
        body("a", "email_sent", midnightInBerlin.minusSeconds(1), ANN),
        body("b", "email_sent", midnightInBerlin, ANN));
    String[] span = {"measure", "sent", "by", "day", "from", "3d", "to", "2027-01-31"};
    assertThat(ask(span).rows())
        .containsExactly(
            List.of("2027-01-28", 0L), List.of("2027-01-29", 2L), List.of("2027-01-30", 0L));
    assertThat(
            ask(
                    "measure",
                    "sent",
                    "by",
                    "day",
                    "from",
                    "3d",
                    "to",
                    "2027-01-31",
                    "zone",
                    "Europe/Berlin")
                .rows())
        .containsExactly(
            List.of("2027-01-28", 0L), List.of("2027-01-29", 1L), List.of("2027-01-30", 1L));
  }

  @Test
  void weeksBeginOnMonday() throws Exception {
    write(email("a", "sent", 0, ANN));
    assertThat(ask("measure", "sent", "by", "week", "from", "2027-01-20").rows())
        .containsExactly(List.of("2027-01-18", 0L), List.of("2027-01-25", 1L));
    assertThat(ask("measure", "sent", "by", "month", "from", "2026-12-31").rows())
        .containsExactly(List.of("2026-12-01", 0L), List.of("2027-01-01", 1L));
  }

  @Test
  void complaintsLeaveGmailOut() throws Exception {
    write(
        email("a", "delivered", 0, ANN),
        email("b", "delivered", 0, BOB),
        email("c", "delivered", 1, BOB),
        email("d", "spammed", 2, BOB));
    SeriesAnswer answer = ask("measure", "complaint_rate,spammed,delivered");
    assertThat(answer.rows()).containsExactly(List.of(0.5, 1L, 3L));
    assertThat(answer.parts()).isEqualTo(Map.of("complaint_rate", List.of(List.of(1L, 2L))));
    assertThat(answer.totalParts()).isEqualTo(Map.of("complaint_rate", List.of(1L, 2L)));
  }

  @Test
  void ofNothingThereIsNoRate() throws Exception {
    write(email("a", "spammed", 0, BOB));
    assertThat(ask("measure", "complaint_rate").rows().get(0)).containsExactly((Object) null);
    assertThat(ask("measure", "bounce_rate", "by", "campaign").rows()).isEmpty();
  }

  @Test
  void bouncesAreToldByTheirCause() throws Exception {
    write(
        email("a", "bounced", 0, BOB + ",\"failure_message\":\"550 5.1.1 no such user\""),
        email("b", "bounced", 1, BOB + ",\"failure_message\":\"452 4.2.2 mailbox full\""),
        email("c", "bounced", 2, ANN + ",\"failure_message\":\"550 5.7.515 DMARC\""),
        email("d", "deferred", 3, ANN + ",\"failure_message\":\"421 4.7.0 later\""),
        email("e", "sent", 0, ANN),
        email("f", "sent", 0, BOB));
    assertThat(ask("measure", "bounced", "by", "cause").rows())
        .containsExactly(
            List.of("authentication", 1L), List.of("bad_address", 1L), List.of("mailbox_full", 1L));
    assertThat(ask("measure", "permanent_bounced,temporary_bounced,bounced,sent").rows())
        .containsExactly(List.of(2L, 1L, 3L, 2L));
    assertThat(ask("measure", "permanent_bounce_rate", "by", "provider").rows())
        .containsExactly(List.of("gmail", 1.0), List.of("yahoo", 1.0));
    assertThat(ask("measure", "bounced", "cause", "authentication", "by", "provider").rows())
        .containsExactly(List.of("gmail", 1L));
    assertRefused("counted by cause, not 'sent'", "measure", "bounced,sent", "by", "cause");
  }

  @Test
  void machinesAndPeopleAreTold() throws Exception {
    write(email("a", "opened", 0, ANN + ",\"prefetched\":true"), email("b", "opened", 0, ANN));
    assertThat(ask("measure", "opened,human_opened").rows()).containsExactly(List.of(2L, 1L));
  }

  @Test
  void aPersonsSubscriptionIsNoMessages() throws Exception {
    write(
        body("a", "customer_unsubscribed", NOON, "\"customer_id\":\"1\""),
        body("b", "customer_subscribed", NOON, "\"customer_id\":\"2\""),
        email("c", "unsubscribed", 0, ANN + ",\"delivery_id\":\"D\""));
    assertThat(ask("measure", "unsubscribed,customer_unsubscribed,customer_subscribed").rows())
        .containsExactly(List.of(1L, 1L, 1L));
    assertThat(ask("measure", "events", "by", "type,metric").rows())
        .containsExactly(
            List.of("customer", "subscribed", 1L),
            List.of("customer", "unsubscribed", 1L),
            List.of("email", "unsubscribed", 1L));
  }

  @Test
  void theLargestComeFirstWithTheirNames() throws Exception {
    write(
        email("a", "sent", 0, ANN + ",\"campaign_id\":7"),
        email("b", "sent", 1, ANN + ",\"campaign_id\":8"),
        email("c", "sent", 2, ANN + ",\"campaign_id\":8"),
        email("d", "sent", 3, ANN));
    scene.named(
        new SourceName("default", "campaign", 8, null, "Welcome", "running", NOON),
        new SourceName("default", "newsletter", 7, null, "Another 7", "sent", NOON));
    SeriesAnswer answer =
        ask("measure", "delivered", "by", "campaign", "order", "sent", "limit", "1");
    assertThat(answer.rows()).containsExactly(List.of(8L, 0L));
    assertThat(answer.truncated()).isTrue();
    assertThat(answer.names()).isEqualTo(Map.of("campaign", Map.of("8", "Welcome")));
    assertThat(ask("measure", "sent", "by", "source").rows())
        .containsExactly(List.of("campaign/7", 1L), List.of("campaign/8", 2L));
    assertThat(ask("measure", "sent", "by", "source").names())
        .isEqualTo(Map.of("source", Map.of("campaign/8", "Welcome")));
    assertThat(ask("measure", "sent", "campaign", "7,8").rows()).containsExactly(List.of(3L));
  }

  @Test
  void whatMakesNoSenseIsSaid() {
    assertRefused("'measure' is 'sends', and must be of: events, drafted", "measure", "sends");
    assertRefused("'by' is 'person', and must be of: hour, day", "by", "person");
    assertRefused("three groups at most", "by", "hour,day");
    assertRefused("'from' is 'soon', and must be 24h or 7d", "from", "soon");
    assertRefused("must be 24h or 7d", "from", "+100000-01-01", "to", "+100000-01-02");
    assertRefused("must be 24h or 7d", "from", "-1000000000-01-01T00:00:00Z");
    assertRefused("nothing lies between", "from", "now", "to", "7d");
    assertRefused("'zone' is 'Mars'", "zone", "Mars");
    assertRefused("'campaign' is 'welcome', and must be its number", "campaign", "welcome");
    assertRefused("'limit' must be a whole number between 1", "limit", "0");
    assertRefused("more than 1100 days", "from", "2020-01-01");
  }

  private void assertRefused(String sentence, String... words) {
    assertThatThrownBy(() -> ask(words))
        .isInstanceOfSatisfying(
            OperationException.class,
            e -> assertThat(e.kind()).isEqualTo(OperationException.Kind.WRONG_REQUEST))
        .hasMessageContaining(sentence);
  }

  @Test
  void numbersOfSeveralFeedsAreNotMixed() throws Exception {
    scene.write("default", List.of(email("a", "sent", 0, ANN + ",\"campaign_id\":7")));
    scene.write("shop", List.of(email("b", "sent", 0, ANN + ",\"campaign_id\":7")));
    Map<String, String> said = new HashMap<>(Map.of("measure", "sent", "by", "campaign"));
    SeriesWords words = new SeriesWords(said::get, List.of("default", "shop"));
    assertThatThrownBy(() -> words.question(FiguresScene.NOW))
        .hasMessageContaining("give 'feed', one of default, shop, or add feed to 'by'");
    EventSeries series = new EventSeries(scene.parts("default", "shop"));
    said.put("by", "feed,campaign");
    assertThat(series.read(words.question(FiguresScene.NOW)).rows())
        .containsExactly(List.of("default", 7L, 1L), List.of("shop", 7L, 1L));
    said.put("by", "campaign");
    said.put("feed", "shop");
    assertThat(series.read(words.question(FiguresScene.NOW)).rows())
        .containsExactly(List.of(7L, 1L));
  }
}
