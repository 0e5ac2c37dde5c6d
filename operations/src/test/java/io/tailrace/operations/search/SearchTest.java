package io.tailrace.operations.search;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.search.SearchReport.Hit;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever somebody has in the clipboard finds what it belongs to. */
@OnEachDatabase
class SearchTest {
  private static final Instant NOON = Instant.parse("2027-01-30T12:00:00Z");
  private static final String ANN =
      "\"identifiers\":{\"id\":\"42\",\"cio_id\":\"d9c1\",\"email\":\"Ann@example.com\"}";

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private FiguresScene scene;
  private Search search;

  @BeforeEach
  void fill() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
    search = new Search(scene.parts("default", "shop"));
    scene.named(
        new SourceName("default", "campaign", 7, null, "Welcome back", "running", NOON),
        new SourceName("default", "campaign_action", 8, 7L, "Welcome mail", null, NOON));
    scene.receive(
        "default",
        body(
            "01E4A",
            "email_sent",
            NOON,
            "\"delivery_id\":\"D1\",\"subject\":\"Hi\",\"recipient\":\"ann@example.com\"," + ANN),
        body(
            "01E4B",
            "email_bounced",
            NOON,
            "\"delivery_id\":\"D2\",\"recipient\":\"here@example.com, gone@example.com\","
                + "\"failure_message\":\"550 5.1.1 <gone@example.com>: no such user\""),
        body("01E4C", "sms_sent", NOON, "\"recipient\":\"+14155550100\"," + ANN));
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  @ParameterizedTest
  @CsvSource({
    "01E4A,event,01E4A",
    "D1,message,D1",
    "d9c1,person,d9c1",
    "42,person,d9c1",
    "ANN@Example.com,person,d9c1",
    "Ann <ann@example.com>,person,d9c1",
    "+1 (415) 555-0100,person,d9c1",
    "gone@example.com,address,gone@example.com",
    "welcome BACK,campaign,7",
  })
  void exactlyThis(String q, String kind, String id) throws Exception {
    assertThat(search.find(q, null, 10).hits())
        .filteredOn(Hit::exact)
        .extracting(hit -> hit.kind() + " " + hit.id())
        .containsExactly(kind + " " + id);
  }

  @ParameterizedTest
  @CsvSource({
    "01E4,event,3",
    "D,message,2",
    "ann,person,1",
    "+1415,person,1",
    "back,campaign,1",
    "gone,address,1"
  })
  void howItBegins(String q, String kind, long hits) throws Exception {
    SearchReport found = search.find(q, null, 10);
    assertThat(found.hits()).filteredOn(hit -> hit.kind().equals(kind)).hasSize((int) hits);
    assertThat(found.hits()).noneMatch(Hit::exact);
    assertThat(found.more()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "nothing of the kind", "%", "'", "a\0", "mail"})
  void nothing(String q) throws Exception {
    assertThat(search.find(q, null, 10).hits()).isEmpty();
  }

  @Test
  void tooManyAreLeftOut() throws Exception {
    SearchReport found = search.find("01E4", null, 2);
    assertThat(found.hits()).hasSize(2);
    assertThat(found.more()).isTrue();
  }

  @Test
  void onlyOfOneFeed() throws Exception {
    assertThat(search.find("D1", "shop", 10).hits()).isEmpty();
    assertThat(search.find("D1", "default", 10).hits()).hasSize(1);
  }

  @Test
  void whatTheLogAloneHasIsFound() throws Exception {
    scene.log().receive("shop", body("01E4Z", "email_sent", NOON, ANN));
    assertThat(search.find("01E4Z", null, 10).hits())
        .singleElement()
        .satisfies(hit -> assertThat(hit.feed()).isEqualTo("shop"));
  }

  @Test
  void aVeryLongTextIsCut() throws Exception {
    assertThat(search.find("x".repeat(1_000_000), null, 10).hits()).isEmpty();
  }
}
