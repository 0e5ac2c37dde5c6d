package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixSearchTest extends Scene {
  private PrefixSearch search;

  @BeforeEach
  void fill() throws Exception {
    search = new PrefixSearch(new DatabaseReader(database), null, 3);
    write(
        email("01E4C4", "sent", 0),
        email("01E4C5", "bounced", 6, "\"failure_message\":\"550 5.1.1 no such user\""),
        event("e", "email", "sent", 0, "\"email_address\":\"Anna_b@example.com\""),
        event("f", "email", "sent", 0, "\"email_address\":\"anno@example.com\""),
        event(
            "g",
            "sms",
            "sent",
            1,
            "\"delivery_id\":\"S1\",\"recipient\":\"+1 415 555 0100\"," + ANN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "ANN", " Ann@", "ann@example.com", "d9c", "42"})
  void aPersonIsFoundByTheBeginningOfAnyId(String text) throws Exception {
    assertThat(search.people(text)).extracting(row -> row.get("person")).contains("d9c1");
  }

  @Test
  void nothingElseIs() throws Exception {
    assertThat(people("anna")).containsExactly("anna_b@example.com");
    assertThat(people("anna%")).isEmpty();
    assertThat(people("anna\\")).isEmpty();
    assertThat(people("nn@example.com")).isEmpty();
    assertThat(people("d9c1\0")).isEmpty();
    assertThat(people("")).isEmpty();
  }

  @Test
  void eachOnceAndNoMoreThanTheLimit() throws Exception {
    assertThat(people("ann"))
        .containsExactlyInAnyOrder("anna_b@example.com", "anno@example.com", "d9c1");
    PrefixSearch one = new PrefixSearch(new DatabaseReader(database), null, 1);
    assertThat(one.people("ann")).hasSize(1);
  }

  @Test
  void onlyOfTheFeed() throws Exception {
    assertThat(new PrefixSearch(new DatabaseReader(database), "default", 3).people("ann"))
        .hasSize(3);
    assertThat(new PrefixSearch(new DatabaseReader(database), "other", 3).people("ann")).isEmpty();
  }

  @Test
  void messagesAndEventsAreFoundByTheBeginningOfTheirIds() throws Exception {
    assertThat(column(search.messages("D"), "delivery_id")).containsExactly("D1");
    assertThat(search.messages("d")).isEmpty();
    assertThat(column(search.events("01E4"), "event_id")).containsExactly("01E4C4", "01E4C5");
  }

  @Test
  void phonesAreFoundAsPeopleWriteThem() throws Exception {
    assertThat(search.addresses("+1 (415) 555"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("person", "d9c1"));
  }

  @Test
  void suppressedAddressesAreFound() throws Exception {
    assertThat(search.suppressed("Ann@EX"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("address", "ann@example.com"));
    assertThat(search.suppressed("anna")).isEmpty();
  }

  /** What is asked at each key must take as long however much there is. */
  @Test
  void everySearchHasAnIndex() throws Exception {
    for (String condition :
        List.of(
            "people WHERE person >= 'ann' AND person < 'ano' ORDER BY person",
            "people WHERE customer_id >= 'ann' AND customer_id < 'ano' ORDER BY customer_id",
            "people WHERE lower(email_address) >= 'ann' AND lower(email_address) < 'ano'"
                + " ORDER BY lower(email_address)",
            "addresses WHERE address >= '+1' AND address < '+2' ORDER BY address",
            "suppressions WHERE address >= 'a' AND address < 'b' ORDER BY address",
            "deliveries WHERE delivery_id >= 'D' AND delivery_id < 'E' ORDER BY delivery_id",
            "activity WHERE event_id >= '01' AND event_id < '02' AND feed = 'f'"
                + " ORDER BY event_id")) {
      String query = "SELECT * FROM " + condition + " LIMIT 3";
      assertThat(tables.fullScans(query)).as(query).isEmpty();
      assertThat(tables.sorts(query)).as(query).isEmpty();
    }
    assertThat(tables.sorts("SELECT * FROM people ORDER BY preferences"))
        .as("a sort is noticed")
        .isNotEmpty();
  }

  private List<Object> people(String text) throws Exception {
    return column(search.people(text), "person");
  }

  private static List<Object> column(List<Map<String, Object>> rows, String column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }
}
