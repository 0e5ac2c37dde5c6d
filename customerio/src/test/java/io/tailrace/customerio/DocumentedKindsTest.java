package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every documented kind of event decodes, with each of its fields at its accessor. */
class DocumentedKindsTest {
  @Test
  void thereAreSixtySixAndThree() {
    assertThat(EventKinds.documented()).hasSize(66).doesNotHaveDuplicates();
    assertThat(EventKinds.person()).hasSize(3);
    assertThat(EventKinds.all()).hasSize(73).doesNotHaveDuplicates();
    assertThat(EventKinds.all())
        .allSatisfy(kind -> assertThat(kind.objectType().known()).isTrue())
        .allSatisfy(kind -> assertThat(kind.metric().known()).isTrue());
  }

  @Test
  void everyDocumentedNameIsInUse() {
    assertThat(EventKinds.all())
        .extracting(EventKind::objectType)
        .containsAll(ObjectType.documented());
    assertThat(EventKinds.all()).extracting(EventKind::metric).containsAll(Metric.documented());
  }

  @ParameterizedTest
  @MethodSource("io.tailrace.customerio.EventKinds#all")
  void decodesWithItsFields(EventKind kind) throws UnreadableEventException {
    Event event = Samples.decode(Samples.of(kind));

    assertThat(event.objectType()).isSameAs(kind.objectType());
    assertThat(event.metric()).isSameAs(kind.metric());
    assertThat(event.timestamp()).isEqualTo("2021-02-11T17:04:49Z");
    assertThat(event.eventType()).isEqualTo(kind.eventType());
    assertThat(event.data().identifiers())
        .isEqualTo(new Identifiers("42", "Ann@Example.com", "d9c106000001"));
    for (EventKind.Field field : kind.fields()) {
      assertThat(read(event.data(), field.name())).as(field.name()).isEqualTo(sample(field.name()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.tailrace.customerio.EventKinds#all")
  void decodesWithoutItsFields(EventKind kind) throws UnreadableEventException {
    String kindFields =
        "\"object_type\":\"%s\",\"metric\":\"%s\"".formatted(kind.objectType(), kind.metric());

    Event event = Samples.decode(Samples.event(kindFields, "{}"));

    for (EventKind.Field field : kind.fields()) {
      assertThat(read(event.data(), field.name())).as(field.name()).isIn(ABSENT);
    }
  }

  private static final List<Object> ABSENT = nullOr(List.of(), Map.of(), Identifiers.NONE);

  private static List<Object> nullOr(Object... others) {
    List<Object> all = new java.util.ArrayList<>(List.of(others));
    all.add(null);
    return all;
  }

  private static Object read(EventData data, String field) {
    return switch (field) {
      case "subject" -> data.subject();
      case "recipient" -> data.recipient();
      case "content" -> data.content();
      case "headers" -> data.headers();
      case "failure_message" -> data.failureMessage();
      case "href" -> data.href();
      case "link_id" -> data.linkId();
      case "proxied" -> data.proxied();
      case "prefetched" -> data.prefetched();
      case "synthetic" -> data.synthetic();
      case "machine" -> data.machine();
      case "recipients" -> data.recipients();
      case "tracked_response" -> data.trackedResponse();
      case "inbound_event_id" -> data.inboundEventId();
      case "to" -> data.to();
      case "customer_id" -> data.customerId();
      case "email_address" -> data.emailAddress();
      case "identifiers" -> data.identifiers();
      default -> throw new AssertionError("no accessor for " + field);
    };
  }

  private static Object sample(String field) {
    return switch (field) {
      case "link_id" -> 7L;
      case "proxied", "prefetched", "synthetic", "machine" -> true;
      case "headers" -> Map.of("Custom-Header", List.of("one", "two"));
      case "identifiers" -> new Identifiers("42", "Ann@Example.com", "d9c106000001");
      case "recipients" -> List.of(new Device("token", "ios", "expired"));
      default -> "the " + field;
    };
  }
}
