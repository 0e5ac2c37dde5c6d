package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields are read leniently, and nothing that was received is lost. */
class EventDataTest {
  private static EventData data(String json) throws UnreadableEventException {
    return Samples.decode(Samples.withData(json)).data();
  }

  @Test
  void readsAllIds() throws UnreadableEventException {
    EventData data =
        data(
            """
            {"campaign_id":1,"broadcast_id":"2","newsletter_id":3,"transactional_message_id":"9",
             "action_id":5,"parent_action_id":"6","content_id":7,"trigger_id":8,"link_id":"10"}
            """);

    assertThat(data.campaignId()).isEqualTo(1);
    assertThat(data.broadcastId()).isEqualTo(2);
    assertThat(data.newsletterId()).isEqualTo(3);
    assertThat(data.transactionalMessageId()).isEqualTo(9);
    assertThat(data.actionId()).isEqualTo(5);
    assertThat(data.parentActionId()).isEqualTo(6);
    assertThat(data.contentId()).isEqualTo(7);
    assertThat(data.triggerId()).isEqualTo(8);
    assertThat(data.linkId()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808,",
    "-9223372036854775809,",
    "99999999999999999999999,",
    "-0, 0",
    "5.0,",
    "1e3,",
    "true,",
    "null,",
    "[5],",
    "{},",
    "'\"\"',",
    "'\"-\"',",
    "'\" 5\"',",
    "'\"5x\"',",
    "'\"0005\"', 5",
  })
  void readsAWholeNumberOrNothing(String json, Long expected) throws UnreadableEventException {
    EventData data = data("{\"campaign_id\":" + json + ",\"subject\":\"after\"}");

    assertThat(data.campaignId()).isEqualTo(expected);
    assertThat(data.subject()).isEqualTo("after");
    assertThat(data.json()).contains(json);
  }

  @ParameterizedTest
  @CsvSource({"15, 15", "1.50, 1.50", "'\"15\"', 15", "true,", "null,", "['x'],", "{'y':[1]},"})
  void readsATextOrANumbersText(String json, String expected) throws UnreadableEventException {
    String value = json.replace('\'', '"');
    EventData data = data("{\"journey_id\":" + value + ",\"subject\":\"after\"}");

    assertThat(data.journeyId()).isEqualTo(expected);
    assertThat(data.subject()).isEqualTo("after");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "2", "\"yes\"", "{}", "[true]"})
  void aFlagIsTrueOrFalseOrNotSaid(String json) throws UnreadableEventException {
    assertThat(data("{\"machine\":" + json + "}").machine()).isNull();
    assertThat(data("{\"machine\":false}").machine()).isFalse();
  }

  @Test
  void identifiersMayBeAnything() throws UnreadableEventException {
    assertThat(data("{\"identifiers\":null}").identifiers()).isEqualTo(Identifiers.NONE);
    assertThat(data("{\"identifiers\":[1]}").identifiers()).isEqualTo(Identifiers.NONE);
    assertThat(data("{\"identifiers\":{\"id\":42,\"email\":null,\"x\":{}}}").identifiers())
        .isEqualTo(new Identifiers("42", null, null));
  }

  @Test
  void recipientsMayBeAnything() throws UnreadableEventException {
    assertThat(data("{\"recipients\":\"x\"}").recipients()).isEmpty();
    assertThat(data("{\"recipients\":[1,[{}],{\"device_id\":5,\"more\":[]}]}").recipients())
        .containsExactly(new Device("5", null, null));
  }

  @Test
  void aBlankRecipientIsNone() throws UnreadableEventException {
    assertThat(data("{\"recipient\":\"\"}").recipient()).isNull();
    assertThat(data("{\"recipient\":\" \"}").recipient()).isNull();
    assertThat(data("{\"recipient\":\"a@b.example\"}").recipient()).isEqualTo("a@b.example");
  }

  @Test
  void headersMayBeAnything() throws UnreadableEventException {
    assertThat(data("{\"headers\":[]}").headers()).isEmpty();
    assertThat(data("{\"headers\":{\"a\":\"x\",\"b\":[1,[],\"y\"],\"c\":{}}}").headers())
        .isEqualTo(Map.of("a", List.of("x"), "b", List.of("1", "y"), "c", List.of()));
  }

  @Test
  void theLegacyLinkIsTheHrefUnlessThereIsOne() throws UnreadableEventException {
    assertThat(data("{\"link\":\"l\"}").href()).isEqualTo("l");
    assertThat(data("{\"link\":\"l\",\"href\":\"h\"}").href()).isEqualTo("h");
    assertThat(data("{\"href\":\"h\",\"link\":\"l\"}").href()).isEqualTo("h");
  }

  @Test
  void ofANameGivenTwiceTheLastCounts() throws UnreadableEventException {
    EventData data =
        data("{\"subject\":\"a\",\"content\":\"c\",\"subject\":\"b\",\"content\":\"d\"}");

    assertThat(data.subject()).isEqualTo("b");
    assertThat(data.content()).isEqualTo("d");
  }

  @Test
  void namesMayBeWrittenWithEscapes() throws UnreadableEventException {
    EventData data = data("{\"su\\u0062ject\":\"a\",\"c\\u006fntent\":\"c\",\"x\":1}");

    assertThat(data.subject()).isEqualTo("a");
    assertThat(data.content()).isEqualTo("c");
    assertThat(data.jsonWithout("content")).isEqualTo("{\"su\\u0062ject\":\"a\",\"x\":1}");
  }

  @Test
  void keepsTheObjectToTheLetter() throws UnreadableEventException {
    String json = "{ \"new_field\" : [1.0, 2e1],\n\t\"subject\":\"\\u00e9 é 🎉\" }";

    assertThat(data(json).json()).isEqualTo(json);
    assertThat(data(json).subject()).isEqualTo("é é 🎉");
  }

  @Test
  void leavesOutFields() throws UnreadableEventException {
    String json =
        "{ \"content\": \"a\\\"}\", \"n\" : -1.50 ,\"headers\":{\"content\":[]},\"s\":\"z\" }";

    assertThat(data(json).jsonWithout("content", "headers"))
        .isEqualTo("{\"n\" : -1.50,\"s\":\"z\"}");
    assertThat(data(json).jsonWithout("headers")).contains("\"content\": \"a\\\"}\"");
    assertThat(data(json).jsonWithout("n", "content", "headers", "s")).isEqualTo("{}");
    assertThat(data(json).jsonWithout()).isEqualTo(json);
  }

  @Test
  void leavingOutWhatIsNotThereCostsNothing() throws UnreadableEventException {
    EventData data = data("{ \"subject\" : \"a\" }");

    assertThat(data.jsonWithout("content", "headers", "content")).isSameAs(data.json());
  }

  @Test
  void doesNotShowItsContentInLogs() throws UnreadableEventException {
    assertThat(Samples.decode(Samples.withData("{\"recipient\":\"ann@example.com\"}")).toString())
        .doesNotContain("ann@");
  }
}
