package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Large bodies are read; absurd ones are refused with a reason, and cost no more than their size.
 */
class LimitsTest {
  private static final int LARGEST = 8 << 20;

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static Reason reason(String body) {
    return catchThrowableOfType(UnreadableEventException.class, () -> Samples.decode(body))
        .reason();
  }

  @Test
  void oneStringMayFillTheBody() throws UnreadableEventException {
    String content = "x".repeat(LARGEST - 500);
    String body = Samples.withData("{\"content\":\"" + content + "\",\"subject\":\"s\"}");

    assertThat(Samples.decode(body).data().content()).isEqualTo(content);
    assertThat(Samples.decode(body).data().jsonWithout("content")).isEqualTo("{\"subject\":\"s\"}");
    assertThat(RequestBody.split(Samples.bytes(body)).get(0).readable()).isTrue();
  }

  @Test
  void nestingIsBoundedTheSameWithinAnEnvelopeAndAlone() throws UnreadableEventException {
    // The event and its data are two levels.
    String deepest = Samples.withData("{\"a\":" + nested(EventJson.MAX_DEPTH - 2) + "}");
    String tooDeep = Samples.withData("{\"a\":" + nested(EventJson.MAX_DEPTH - 1) + "}");

    assertThat(Samples.decode(deepest).data().json()).contains("[[");
    assertThat(reason(tooDeep)).isEqualTo(Reason.TOO_DEEP);
    assertThat(RequestBody.split(Samples.bytes("[" + deepest + "," + tooDeep + "]")))
        .extracting(BodyElement::readable)
        .containsExactly(true, false);
  }

  @Test
  void nestingWithinAnEventsOwnEventsCountsFromTheEvent() {
    String events = "\"events\":[{\"a\":" + nested(EventJson.MAX_DEPTH - 2) + "}],\"event_id\"";
    String body = Samples.withData("{}").replace("\"event_id\"", events);

    assertThat(reason(body)).isEqualTo(Reason.TOO_DEEP);
    assertThat(RequestBody.split(Samples.bytes(body)).get(0).problem().reason())
        .isEqualTo(Reason.TOO_DEEP);
  }

  @Test
  void nestingOfAWrongTypeIsBoundedToo() {
    for (String field : List.of("subject", "campaign_id", "machine", "content", "headers")) {
      assertThat(reason(Samples.withData("{\"" + field + "\":" + nested(200) + "}")))
          .as(field)
          .isEqualTo(Reason.TOO_DEEP);
    }
  }

  @Test
  void aMillionBracketsAreNoDanger() {
    for (String body : List.of(nested(1_000_000), Samples.withData(nested(1_000_000)))) {
      assertThat(reason(body)).isEqualTo(Reason.TOO_DEEP);
      assertThat(RequestBody.split(Samples.bytes(body)))
          .singleElement()
          .satisfies(it -> assertThat(it.problem().reason()).isEqualTo(Reason.TOO_DEEP));
    }
  }

  @Test
  void numbersAndNamesAreBounded() {
    assertThat(reason(Samples.withData("{\"a\":" + "1".repeat(100_000) + "}")))
        .isEqualTo(Reason.TOO_LARGE);
    assertThat(reason(Samples.withData("{\"" + "a".repeat(100_000) + "\":1}")))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void idsAndKindsAreBounded() throws UnreadableEventException {
    String body = Samples.withData("{}");
    String longest = "a".repeat(255);

    assertThat(Samples.decode(body.replace("01E4C4CT6YDC7Y5M7FE1GWWPQJ", longest)).eventId())
        .isEqualTo(longest);
    assertThat(reason(body.replace("01E4C4CT6YDC7Y5M7FE1GWWPQJ", longest + "a")))
        .isEqualTo(Reason.INVALID_EVENT_ID);
    assertThat(reason(body.replace("sent", "s".repeat(101)))).isEqualTo(Reason.INVALID_METRIC);
    assertThat(reason(body.replace("email", "e".repeat(101))))
        .isEqualTo(Reason.INVALID_OBJECT_TYPE);
  }

  @Test
  void manyEventsAreAllowedButNotWithoutEnd() {
    String most = "[" + "1,".repeat(RequestBody.MAX_EVENTS - 1) + "1]";
    byte[] oneMore = Samples.bytes(most.replace("]", ",1]"));

    assertThat(RequestBody.split(Samples.bytes(most))).hasSize(RequestBody.MAX_EVENTS);
    assertThat(RequestBody.split(oneMore))
        .singleElement()
        .satisfies(it -> assertThat(it.bytes()).isSameAs(oneMore))
        .satisfies(it -> assertThat(it.problem().reason()).isEqualTo(Reason.TOO_MANY_EVENTS));
  }
}
