package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

/** What holds of any bytes whatever; each method throws if it does not. */
final class Invariants {
  private Invariants() {}

  /** Splitting never throws, loses nothing, and agrees with decoding element by element. */
  static void splitAndDecodeAgree(byte[] body) {
    List<BodyElement> elements = RequestBody.split(body);
    for (BodyElement element : elements) {
      agree(element);
    }
    if (elements.size() == 1 && Arrays.equals(elements.get(0).bytes(), body)) {
      return;
    }
    String text = new String(body, UTF_8);
    int from = 0;
    for (BodyElement element : elements) {
      String part = new String(element.bytes(), UTF_8);
      from = text.indexOf(part, from);
      assertThat(from).as("element within its body").isNotNegative();
      from += part.length();
    }
  }

  private static void agree(BodyElement element) {
    try {
      Event event = EventDecoder.decode(element.bytes());
      assertThat(element.key()).isEqualTo(event.key());
      readEverything(event);
    } catch (UnreadableEventException unreadable) {
      assertThat(element.readable()).as("readable").isFalse();
      assertAgreesOnReason(element, unreadable);
    }
  }

  /** An envelope's own problems are beyond the decoder, which knows single events only. */
  private static void assertAgreesOnReason(
      BodyElement element, UnreadableEventException unreadable) {
    Reason split = element.problem().reason();
    if (split != Reason.INVALID_EVENTS && split != Reason.TOO_MANY_EVENTS) {
      assertThat(unreadable.reason()).isEqualTo(split);
    }
  }

  /** What is read only when asked must be as sure as the rest. */
  static void readEverything(Event event) {
    EventData data = event.data();
    assertThat(event.eventType()).isNotBlank();
    event.person();
    event.human();
    event.recipientDomain();
    data.content();
    data.headers();
    data.recipients();
    String less = data.jsonWithout("content", "headers");
    assertThat(less).startsWith("{").endsWith("}");
    assertThat(less.length()).isLessThanOrEqualTo(data.json().length());
    assertThat(RawObject.text(less, "content")).isNull();
    assertThat(RawObject.text(less, "subject")).isEqualTo(data.subject());
  }
}
