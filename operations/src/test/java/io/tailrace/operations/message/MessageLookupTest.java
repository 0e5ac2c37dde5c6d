package io.tailrace.operations.message;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SourceName;
import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.message.MessageReport.Received;
import io.tailrace.operations.message.MessageReport.State;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What became of a message, and what it said. */
@OnEachDatabase
class MessageLookupTest {
  private static final Instant NOON = Instant.parse("2027-01-30T12:00:00Z");
  private static final String D1 =
      "\"delivery_id\":\"D1\",\"campaign_id\":7,\"recipient\":\"ann@example.com\","
          + "\"identifiers\":{\"id\":\"42\",\"cio_id\":\"d9c1\"}";

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private FiguresScene scene;
  private MessageLookup lookup;

  @BeforeEach
  void open() throws Exception {
    scene = new FiguresScene(folder, kind.in(folder));
    lookup = new MessageLookup(scene.parts("default", "shop"));
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private static String email(String id, String metric, long second, String more) {
    return body(id, "email_" + metric, NOON.plusSeconds(second), D1 + more);
  }

  private MessageReport.Entry only() throws Exception {
    MessageReport report = lookup.find("D1", null);
    assertThat(report.messages()).hasSize(1);
    return report.messages().get(0);
  }

  @Test
  void statesStandByTimeWithTheGapsBetween() throws Exception {
    scene.receive(
        "default",
        email("c", "opened", 90, ""),
        email("a", "sent", 0, ""),
        email("b", "delivered", 30, ""));
    assertThat(only().states())
        .containsExactly(
            new State("sent", NOON, null),
            new State("delivered", NOON.plusSeconds(30), 30L),
            new State("opened", NOON.plusSeconds(90), 60L),
            new State("human_opened", NOON.plusSeconds(90), 0L));
    assertThat(only().events()).extracting(Received::eventId).containsExactly("a", "b", "c");
    assertThat(only().events()).extracting(Received::human).containsExactly(null, null, true);
  }

  @Test
  void itsSourceHasAName() throws Exception {
    scene.named(new SourceName("default", "campaign", 7, null, "Welcome", null, NOON));
    scene.receive("default", email("a", "sent", 0, ""));
    assertThat(only().message()).containsEntry("source_name", "Welcome");
  }

  @Test
  void whatItSaidIsFoundInTheLogAndNotRepeatedWithTheEvents() throws Exception {
    scene.receive(
        "default",
        email("a", "sent", 0, ",\"content\":\"<p>Hi</p>\",\"headers\":{\"X-A\":[\"1\"]}"));
    assertThat(only().content()).isEqualTo(new MessageReport.ContentKept(true, "log", null));
    assertThat(String.valueOf(only().events().get(0).data()))
        .contains("delivery_id")
        .doesNotContain("<p>")
        .doesNotContain("X-A");
    MessageContent content = lookup.content("D1", "default");
    assertThat(content.content()).isEqualTo("<p>Hi</p>");
    assertThat(content.headers()).isEqualTo(Map.of("X-A", List.of("1")));
    assertThat(content.eventId()).isEqualTo("a");
  }

  @Test
  void whyItIsNotKeptNamesTheSetting() throws Exception {
    scene.receive("default", email("a", "sent", 0, ""));
    assertThat(only().content().reason()).contains("Body Content");
  }

  @Test
  void whatTheLogHasLetGoNamesItsSetting() throws Exception {
    scene.write("default", List.of(email("a", "sent", 0, ",\"content\":\"x\"")));
    assertThat(only().content().kept()).isFalse();
    assertThat(only().content().reason())
        .contains("log.retention", "2027-01-31T12:00:00", "no warehouse");
    assertThat(only().events()).extracting(Received::data).containsOnlyNulls();
  }

  @Test
  void whatWasNotSentSaidNothing() throws Exception {
    scene.receive("default", email("a", "attempted", 0, ""));
    assertThat(only().content().reason()).contains("not sent");
  }

  @Test
  void feedsAreApart() throws Exception {
    scene.receive("default", email("a", "sent", 0, ""));
    scene.receive("shop", email("b", "sent", 0, ""));
    assertThat(lookup.find("D1", null).messages()).hasSize(2);
    assertThat(lookup.find("D1", "shop").messages()).hasSize(1);
  }

  @Test
  void anUnknownOneIsNotThere() throws Exception {
    assertThat(lookup.find("D9", null)).isEqualTo(new MessageReport("D9", false, List.of()));
    assertThatThrownBy(() -> lookup.content("D9", null))
        .isInstanceOfSatisfying(
            OperationException.class,
            e -> assertThat(e.kind()).isEqualTo(OperationException.Kind.NOT_FOUND));
  }
}
