package io.tailrace.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
  private final PathTemplate path = PathTemplate.of("/api/events/{feed}/{event_id}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/api/events",
        "/api/events/a",
        "/api/events/a/",
        "/api/events//b",
        "/api/events/a/b/",
        "/api/events/a/b/c",
        "//api/events/a/b",
        "/xapi/events/a/b",
        "/api/eventsx/a/b",
        "/api/e%76ents/a/b",
        "api/events/a/b"
      })
  void matchesNoOtherPath(String other) {
    assertThat(path.match(other)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"e1", "a/b", "a%2Fb", "a+b c", "..", "?x=1&y", "ä\u0000;\n{id}", "*"})
  void anIdMayBeAnything(String id) {
    String filled = path.filled(Map.of("feed", "default", "event_id", id));
    assertThat(path.match(filled))
        .hasValueSatisfying(
            values -> assertThat(values).isEqualTo(Map.of("feed", "default", "event_id", id)));
  }

  @Test
  void isWrittenAsItWasGiven() {
    assertThat(path).hasToString("/api/events/{feed}/{event_id}");
    assertThat(path.names()).containsExactly("feed", "event_id");
  }
}
