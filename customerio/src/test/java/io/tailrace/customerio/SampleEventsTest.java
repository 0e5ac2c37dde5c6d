package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleEventsTest {
  private static final Instant AT = Instant.parse("2027-03-01T09:00:00Z");

  static List<EventKind> kinds() {
    return EventKinds.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eachKindHasOneThatIsReadAsThatKind(EventKind kind) throws UnreadableEventException {
    byte[] body = SampleEvents.body(kind, "7-" + kind.eventType().replace('_', '-'), AT);
    Event event = EventDecoder.decode(body);
    assertThat(event.objectType()).isEqualTo(kind.objectType());
    assertThat(event.metric()).isEqualTo(kind.metric());
    assertThat(event.timestamp()).isEqualTo(AT);
    assertThat(SampleEvents.isSample(event.eventId())).isTrue();
    for (EventKind.Field field : kind.fields()) {
      if (field.required()) {
        assertThat(new String(body, UTF_8)).contains("\"" + field.name() + "\":");
      }
    }
    assertThat(new String(body, UTF_8)).doesNotContain(":null");
  }

  @Test
  void thereAreAllThatCustomerIoHas() {
    assertThat(SampleEvents.types()).hasSize(66 + 3 + 4).doesNotHaveDuplicates();
    assertThat(SampleEvents.kind("email_bounced")).isPresent();
    assertThat(SampleEvents.kind("email_eaten")).isEmpty();
  }

  @Test
  void aSampleOfABounceIsAnAddressThatIsNotThere() throws UnreadableEventException {
    EventKind bounced = SampleEvents.kind("email_bounced").orElseThrow();
    Event event = EventDecoder.decode(SampleEvents.body(bounced, "1", AT));
    assertThat(event.data().recipient()).isEqualTo("sample.person@example.com");
    assertThat(event.data().failureMessage()).startsWith("550 5.1.1");
  }

  @Test
  void whatWouldBreakTheBodyIsRefused() {
    EventKind bounced = SampleEvents.kind("email_bounced").orElseThrow();
    assertThatThrownBy(() -> SampleEvents.body(bounced, "1\"", AT))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
