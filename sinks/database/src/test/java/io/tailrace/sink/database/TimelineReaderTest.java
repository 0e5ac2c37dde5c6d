package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimelineReaderTest extends Scene {
  private TimelineReader reader;

  @BeforeEach
  void fill() throws Exception {
    reader = new TimelineReader(new DatabaseReader(database));
    write(
        email("a", "sent", 0),
        email("b", "delivered", 5),
        email("c", "opened", 5),
        email("d", "clicked", 9, "\"href\":\"https://example.com\""),
        of("e", "D2", 20),
        of("f", "D3", 20),
        event("g", "customer", "unsubscribed", 30, ANN));
  }

  private static io.tailrace.core.sink.SinkRecord of(String id, String delivery, long second) {
    return event(id, "email", "sent", second, "\"delivery_id\":\"" + delivery + "\"," + ANN);
  }

  @Test
  void pagesOfEventsHaveEachEventOnceThoughSomeAreOfOneSecond() throws Exception {
    List<Object> ids = new ArrayList<>();
    TimelineCursor<Long> before = null;
    for (int page = 0; page < 5; page++) {
      List<Map<String, Object>> rows = reader.events("default", "d9c1", before, 2);
      assertThat(rows).hasSize(page < 3 ? 2 : page == 3 ? 1 : 0);
      for (Map<String, Object> row : rows) {
        ids.add(row.get("event_id"));
        before =
            new TimelineCursor<>(
                Instant.parse((String) row.get("timestamp")),
                ((Number) row.get("seq")).longValue());
      }
    }
    assertThat(ids).containsExactly("g", "f", "e", "d", "c", "b", "a");
  }

  @Test
  void pagesOfMessagesHaveEachMessageOnce() throws Exception {
    List<Map<String, Object>> first = reader.messages("default", "d9c1", null, 2);
    assertThat(first).extracting(row -> row.get("delivery_id")).containsExactly("D3", "D2");
    var behind = new TimelineCursor<>(Instant.ofEpochSecond(Samples.NOON + 20), "D3");
    assertThat(reader.messages("default", "d9c1", behind, 9))
        .extracting(row -> row.get("delivery_id"))
        .containsExactly("D2", "D1");
  }

  @Test
  void messagesAreFoundByTheirIds() throws Exception {
    assertThat(reader.messages("default", List.of("D1", "D3", "D9"))).hasSize(2);
    assertThat(reader.messages("default", List.of())).isEmpty();
    assertThat(reader.message("D1", null))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("status", "delivered"))
        .satisfies(row -> assertThat(row).containsEntry("sent_at", at(0)));
    assertThat(reader.message("D1", "other")).isEmpty();
    assertThat(reader.message("D1\0", null)).isEmpty();
  }

  @Test
  void aMessagesEventsAreThoseOfNoOther() throws Exception {
    assertThat(eventsOf("D1")).containsExactly("a", "b", "c", "d");
    assertThat(eventsOf("D2")).containsExactly("e");
  }

  /** After a person is deleted, Customer.io sends blank ids. */
  @Test
  void whatCameUnderTheAddressAloneIsAmongThem() throws Exception {
    write(
        event(
            "h",
            "email",
            "bounced",
            40,
            "\"delivery_id\":\"D1\",\"recipient\":\"Ann@example.com\""));
    assertThat(eventsOf("D1")).containsExactly("a", "b", "c", "d", "h");
  }

  @Test
  void aMessageToAListIsNobodys() throws Exception {
    write(
        event(
            "l",
            "email",
            "sent",
            0,
            "\"delivery_id\":\"L1\",\"recipient\":\"a@example.com, b@example.com\""));
    assertThat(eventsOf("L1")).containsExactly("l");
  }

  @Test
  void everyQuestionHasAnIndex() throws Exception {
    for (String query :
        List.of(
            "SELECT * FROM activity WHERE feed = 'f' AND person = 'p' AND timestamp <= '2026-11-23T12:00:00Z'"
                + " AND (timestamp < '2026-11-23T12:00:00Z' OR seq < 7) ORDER BY timestamp DESC, seq DESC LIMIT 2",
            "SELECT * FROM activity WHERE feed = 'f' AND person IN ('p', 'q')"
                + " AND timestamp >= '2026-11-23T12:00:00Z' AND timestamp <= '2026-11-23T13:00:00Z'",
            "SELECT * FROM activity WHERE feed = 'f' AND person IS NULL"
                + " AND timestamp >= '2026-11-23T12:00:00Z' AND timestamp <= '2026-11-23T13:00:00Z'")) {
      assertThat(tables.fullScans(query)).as(query).isEmpty();
    }
  }

  private List<Object> eventsOf(String deliveryId) throws Exception {
    return reader.eventsOf(reader.message(deliveryId, "default").get(0), 100).stream()
        .map(row -> row.get("event_id"))
        .toList();
  }
}
