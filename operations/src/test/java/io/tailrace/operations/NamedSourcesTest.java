package io.tailrace.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.SourceName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedSourcesTest {
  private final NamedSources names =
      new NamedSources(
          List.of(
              name("default", "campaign", "Welcome"),
              name("shop", "campaign", "Of the shop"),
              name("default", "transactional", "Receipt")));

  private static SourceName name(String feed, String kind, String called) {
    return new SourceName(feed, kind, 4, null, called, "running", Instant.EPOCH);
  }

  @Test
  void namesWhatTheFeedCallsIt() {
    assertThat(named("default", Map.of("campaign_id", 4L))).isEqualTo("Welcome");
    assertThat(named("shop", Map.of("campaign_id", 4))).isEqualTo("Of the shop");
    assertThat(named("default", Map.of("transactional_message_id", 4L))).isEqualTo("Receipt");
  }

  @Test
  void whatIsNotKnownStaysANumber() {
    assertThat(named("default", Map.of("campaign_id", 5L))).isNull();
    assertThat(named("other", Map.of("campaign_id", 4L))).isNull();
    assertThat(named("default", Map.of("event_id", "e"))).isNull();
  }

  private Object named(String feed, Map<String, Object> row) {
    Map<String, Object> named = names.in(feed, List.of(row)).get(0);
    assertThat(named).containsAllEntriesOf(row).containsKey("source_name");
    return named.get("source_name");
  }
}
