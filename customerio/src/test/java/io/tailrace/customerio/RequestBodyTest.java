package io.tailrace.customerio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request's body holds one event, or several in an envelope or an array. */
class RequestBodyTest {
  private static final String ONE = Samples.withData("{ \"subject\" : \"é 🎉\" }");
  private static final String TWO = Samples.event("\"metric\":\"email_opened\"", "{}");

  private static List<BodyElement> split(String body) {
    return RequestBody.split(Samples.bytes(body));
  }

  private static String text(BodyElement element) {
    return new String(element.bytes(), UTF_8);
  }

  @Test
  void oneEventIsTheWholeBody() {
    byte[] body = Samples.bytes(" " + ONE + "\n");

    BodyElement element = RequestBody.split(body).get(0);

    assertThat(element.bytes()).isSameAs(body);
    assertThat(element.problem()).isNull();
    assertThat(element.key().eventId()).isEqualTo("01E4C4CT6YDC7Y5M7FE1GWWPQJ");
    assertThat(element.key().objectType()).isSameAs(ObjectType.EMAIL);
    assertThat(element.key().metric()).isSameAs(Metric.SENT);
    assertThat(element.key().timestamp()).isEqualTo("2021-02-11T17:04:49Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"events\":[%s,%s]}",
        "{\"sent_at\":1, \"events\" : [ %s\n,\t%s ], \"more\":{\"events\":[]}}",
        "{\"event_id\":null,\"events\":[%s,%s]}",
        "{\"events\":[1],\"events\":[%s,%s]}",
        "[%s,%s]",
        " [ %s , %s ] ",
        "\ufeff{\"events\":[%s,%s]}",
      })
  void anEnvelopesEventsKeepTheirExactBytes(String envelope) throws UnreadableEventException {
    List<BodyElement> elements = split(envelope.formatted(ONE, TWO));

    assertThat(elements).extracting(RequestBodyTest::text).containsExactly(ONE, TWO);
    assertThat(elements.get(0).key()).isEqualTo(Samples.decode(ONE).key());
    assertThat(elements.get(1).key().metric()).isSameAs(Metric.OPENED);
  }

  @Test
  void whatIsNoEventInAnEnvelopeStandsForItself() {
    String legacy = "{\"event_type\":\"email_sent\",\"event_id\":\"x\"}";
    List<BodyElement> elements =
        split("{\"events\":[" + legacy + ", -1.50 ,\"a\\\"]\",null,[1,[2]]," + ONE + "]}");

    assertThat(elements)
        .extracting(RequestBodyTest::text)
        .containsExactly(legacy, "-1.50", "\"a\\\"]\"", "null", "[1,[2]]", ONE);
    assertThat(elements)
        .extracting(it -> it.readable() ? null : it.problem().reason())
        .containsExactly(
            Reason.FORMAT_OF_2012,
            Reason.NOT_AN_OBJECT,
            Reason.NOT_AN_OBJECT,
            Reason.NOT_AN_OBJECT,
            Reason.NOT_AN_OBJECT,
            null);
  }

  @Test
  void anEmptyEnvelopeHoldsNothing() {
    assertThat(split("{\"events\":[]}")).isEmpty();
    assertThat(split("[]")).isEmpty();
  }

  @Test
  void anObjectWithAnEventIdIsAnEvent() {
    String events = ",\"events\":[" + TWO + "]}";
    String body = ONE.substring(0, ONE.length() - 1) + events;

    assertThat(split(body)).extracting(RequestBodyTest::text).containsExactly(body);
    assertThat(split(body).get(0).readable()).isTrue();
    assertThat(split("{\"events\":[" + TWO + "],\"event_id\":\"x\"}"))
        .singleElement()
        .satisfies(it -> assertThat(it.problem().reason()).isEqualTo(Reason.MISSING_METRIC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "{}", "\"x\"", "1"})
  void eventsMustBeAnArray(String events) {
    assertThat(split("{\"events\":" + events + "}"))
        .singleElement()
        .satisfies(it -> assertThat(it.problem().reason()).isEqualTo(Reason.INVALID_EVENTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"events\":[%s,%s",
        "{\"events\":[%s,%s]",
        "{\"events\":[%s,%s]}}",
        "{\"events\":[%s %s]}",
        "[%s,%s",
        "[%s,%s,]"
      })
  void anEnvelopeThatBreaksOffIsOneUnreadableBody(String envelope) {
    String body = envelope.formatted(ONE, TWO);

    assertThat(split(body))
        .singleElement()
        .satisfies(it -> assertThat(text(it)).isEqualTo(body))
        .satisfies(it -> assertThat(it.problem().reason()).isEqualTo(Reason.NOT_JSON));
  }
}
