package io.tailrace.operations.timeline;

import static io.tailrace.operations.FiguresScene.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.operations.FiguresScene;
import io.tailrace.operations.OperationException;
import io.tailrace.operations.series.DatabaseKind;
import io.tailrace.operations.series.OnEachDatabase;
import io.tailrace.operations.timeline.PersonTimeline.Item;
import io.tailrace.sink.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What happened to a person, nested in messages, each thing on one page. */
@OnEachDatabase
class TimelineLookupTest {
  private static final Instant NOON = Instant.parse("2027-01-30T12:00:00Z");
  private static final String ANN = "\"identifiers\":{\"id\":\"42\",\"cio_id\":\"d9c1\"}";

  @TempDir Path folder;
  @Parameter DatabaseKind kind;
  private Database database;
  private FiguresScene scene;

  @BeforeEach
  void open() throws Exception {
    database = kind.in(folder);
    scene = new FiguresScene(folder, database);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private static String email(String id, String delivery, String metric, long second) {
    String data = "\"delivery_id\":\"" + delivery + "\",\"subject\":\"Hi\"," + ANN;
    return body(id, "email_" + metric, NOON.plusSeconds(second), data);
  }

  private PersonTimeline page(String before, int limit) throws OperationException {
    return new TimelineLookup(scene.parts("default")).find("42", null, before, limit);
  }

  @Test
  void eventsStandInTheirMessages() throws Exception {
    scene.write(
        "default",
        List.of(
            email("a", "D1", "sent", 0),
            email("b", "D2", "sent", 1),
            email("c", "D1", "opened", 2),
            body("d", "customer_unsubscribed", NOON.plusSeconds(3), ANN)));
    PersonTimeline page = page(null, 10);
    assertThat(page.person()).isEqualTo("d9c1");
    assertThat(page.items())
        .extracting(TimelineLookupTest::shown)
        .containsExactly("d", "D1 c a", "D2 b");
    assertThat(page.next()).isNull();
  }

  @Test
  void eachEventIsOnOnePageAndAMessageSaysThatItGoesOn() throws Exception {
    scene.write(
        "default",
        List.of(
            email("a", "D1", "sent", 0),
            email("b", "D2", "sent", 1),
            email("c", "D1", "opened", 2)));
    PersonTimeline first = page(null, 2);
    assertThat(first.items()).extracting(TimelineLookupTest::shown).containsExactly("D1 c", "D2 b");
    assertThat(first.items()).noneMatch(Item::continued);
    PersonTimeline second = page(first.next(), 2);
    assertThat(second.items()).extracting(TimelineLookupTest::shown).containsExactly("D1 a");
    assertThat(second.items()).allMatch(Item::continued);
    assertThat(second.next()).isNull();
  }

  @Test
  void messagesStayLongerThanTheirEvents() throws Exception {
    List<String> old = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      old.add(email("o" + i, "O" + i, "sent", -i - Duration.ofDays(101).toSeconds()));
    }
    scene.write("default", FiguresScene.NOW.minus(Duration.ofDays(100)), old);
    scene.sweepActivity(FiguresScene.NOW);
    scene.write("default", List.of(email("n", "N", "sent", 60), email("m", "O0", "opened", 50)));
    PersonTimeline page = page(null, 3);
    assertThat(page.items())
        .extracting(TimelineLookupTest::shown)
        .containsExactly("N n", "O0 m", "O1", "O2", "O3");
    assertThat(page(page.next(), 3).items())
        .extracting(TimelineLookupTest::shown)
        .containsExactly("O4");
  }

  @Test
  void aTimeIsAPlaceToo() throws Exception {
    scene.write("default", List.of(email("a", "D1", "sent", 0), email("b", "D2", "sent", 9)));
    assertThat(page(NOON.plusSeconds(9).toString(), 9).items())
        .extracting(TimelineLookupTest::shown)
        .containsExactly("D1 a");
    assertThat(page(NOON.toString(), 9).items()).isEmpty();
    assertThatThrownBy(() -> page("yesterday", 9))
        .isInstanceOf(OperationException.class)
        .hasMessageContaining("such as 2027");
    assertThatThrownBy(() -> page(NOON + ",x", 9)).isInstanceOf(OperationException.class);
  }

  @Test
  void nobodyHasNone() throws Exception {
    PersonTimeline nobodys =
        new TimelineLookup(scene.parts("default")).find("nobody\0", null, null, 9);
    assertThat(nobodys.known()).isFalse();
    assertThat(nobodys.items()).isEmpty();
  }

  private static String shown(Item item) {
    List<Object> ids = new ArrayList<>();
    if (item.message() != null) {
      ids.add(item.message().get("delivery_id"));
    }
    item.events().forEach(event -> ids.add(event.get("event_id")));
    return String.join(" ", ids.stream().map(Object::toString).toList());
  }
}
