package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no event is told from what is one, with a reason, and without quoting the body. */
class UnreadableBodyTest {
  private static final String OK =
      "{'event_id':'i','object_type':'email','metric':'sent','timestamp':1,'data':{}}";

  private static byte[] body(String json) {
    return Samples.bytes(json.replace('\'', '"'));
  }

  private static Reason reason(byte[] body) {
    UnreadableEventException unreadable =
        catchThrowableOfType(UnreadableEventException.class, () -> EventDecoder.decode(body));
    assertThat(unreadable).as("unreadable").isNotNull();
    List<BodyElement> elements = RequestBody.split(body);
    assertThat(elements).hasSize(1);
    assertThat(elements.get(0).bytes()).isSameAs(body);
    assertThat(elements.get(0).problem())
        .isEqualTo(new Problem(unreadable.reason(), unreadable.getMessage()));
    return unreadable.reason();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // taken out of a readable event | put in its place | reason
        "'event_id':'i',          |                            | missing_event_id",
        "'event_id':'i'           | 'event_id':null            | missing_event_id",
        "'event_id':'i'           | 'event_id':' '             | missing_event_id",
        "'event_id':'i'           | 'event_id':['i']           | invalid_event_id",
        "'event_id':'i'           | 'event_id':true            | invalid_event_id",
        "'event_id':'i'           | 'event_id':'a\\u0000b'     | invalid_event_id",
        "'event_id':'i'           | 'event_id':'a\\ud800'      | invalid_event_id",
        "'metric':'sent',         |                            | missing_metric",
        "'metric':'sent'          | 'metric':{}                | invalid_metric",
        "'metric':'sent'          | 'metric':'a\\nb'           | invalid_metric",
        "'object_type':'email',   |                            | missing_object_type",
        "'object_type':'email'    | 'object_type':null         | missing_object_type",
        "'object_type':'email'    | 'object_type':[]           | invalid_object_type",
        ",'timestamp':1           |                            | missing_timestamp",
        "'timestamp':1            | 'timestamp':null           | missing_timestamp",
        "'timestamp':1            | 'timestamp':-1             | invalid_timestamp",
        "'timestamp':1            | 'timestamp':1.5            | timestamp_with_fraction",
        "'timestamp':1            | 'timestamp':1790000000123  | timestamp_in_milliseconds",
        "'timestamp':1            | 'timestamp':'1790000000123' | timestamp_in_milliseconds",
        "'timestamp':1            | 'timestamp':'2026-11-24T06:00:00Z' | timestamp_as_date",
        "'timestamp':1            | 'timestamp':-1e9           | invalid_timestamp",
        "'timestamp':1            | 'timestamp':'now'          | invalid_timestamp",
        "'timestamp':1            | 'timestamp':253402300800   | timestamp_in_milliseconds",
        "'timestamp':1            | 'timestamp':9e99           | invalid_timestamp",
        "'timestamp':1            | 'timestamp':{}             | invalid_timestamp",
        ",'data':{}               |                            | missing_data",
        "'data':{}                | 'data':null                | missing_data",
        "'data':{}                | 'data':'{}'                | invalid_data",
        "'data':{}                | 'data':[{}]                | invalid_data",
      })
  void saysWhatIsMissingOrInvalid(String out, String in, String code) {
    assertThat(OK).contains(out);

    assertThat(reason(body(OK.replace(out, in == null ? "" : in))).code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "nope",
        "{'a':}",
        "{'a':1,}",
        "{} {}",
        "{}x",
        "{'a':01}",
        "{'a':NaN}",
        "[",
        "// c\n{}",
        "{'a':'\n'}",
        "\0{}",
        "{\0}",
        "'open"
      })
  void saysWhatIsNotJson(String text) {
    assertThat(reason(body(text))).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void saysWhatFollowsAnEvent() {
    assertThat(reason(body(OK + "x"))).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(body(OK + OK))).isEqualTo(Reason.NOT_JSON);
    assertThat(reason(body(OK + ","))).isEqualTo(Reason.NOT_JSON);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1.5e3", "'text'", "null", "true"})
  void saysWhatIsNoObject(String text) {
    assertThat(reason(body(text))).isEqualTo(Reason.NOT_AN_OBJECT);
  }

  @Test
  void namesTheFormatOf2012() {
    String body = "{'event_type':'email_delivered','event_id':'5b','timestamp':1,'data':{}}";

    assertThat(reason(body(body))).isEqualTo(Reason.FORMAT_OF_2012);
    assertThatThrownBy(() -> EventDecoder.decode(body(body)))
        .hasMessageContaining("format of 2012")
        .hasMessageContaining("event_type");
  }

  @Test
  void anEventTypeBesideTheKindIsAnUnknownField() throws UnreadableEventException {
    String body = OK.replace("{'event_id'", "{'event_type':'email_sent','event_id'");

    assertThat(EventDecoder.decode(body(body)).metric()).isEqualTo(Metric.SENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xc0, 0xff, 0xed})
  void saysWhatIsNotUtf8(int octet) {
    byte[] body = body(OK.replace("'i'", "'#'"));
    body[new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf('#')] =
        (byte) octet;

    assertThat(reason(body)).isEqualTo(Reason.INVALID_UTF8);
  }

  @Test
  void doesNotTakeOtherEncodings() {
    for (String charset : List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-16")) {
      byte[] body = OK.replace('\'', '"').getBytes(java.nio.charset.Charset.forName(charset));

      assertThat(reason(body)).as(charset).isIn(Reason.NOT_JSON, Reason.INVALID_UTF8);
    }
  }

  @Test
  void acceptsAByteOrderMark() throws UnreadableEventException {
    byte[] body = body("\ufeff" + OK.replace("{}", "{'subject':'é'}"));

    assertThat(EventDecoder.decode(body).data().json()).isEqualTo("{\"subject\":\"é\"}");
    assertThat(RequestBody.split(body).get(0).key().eventId()).isEqualTo("i");
  }

  @Test
  void acceptsNoSecondByteOrderMark() {
    assertThat(reason(body("\ufeff\ufeff" + OK))).isEqualTo(Reason.NOT_JSON);
  }

  @Test
  void neverQuotesTheBody() {
    for (String body :
        List.of("{'secret@example.com'", "secret", OK.replace("'i'", "['secret']"), "['secret'")) {
      assertThatThrownBy(() -> EventDecoder.decode(body(body)))
          .isInstanceOf(UnreadableEventException.class)
          .hasNoCause()
          .message()
          .doesNotContain("secret")
          .startsWith("Cannot read the body as an event: ");
    }
  }

  @Test
  void acceptsAnIdOrATimeOfTheOtherType() throws UnreadableEventException {
    Event event =
        EventDecoder.decode(
            body(OK.replace("'i'", "7").replace("'timestamp':1", "'timestamp':'1'")));

    assertThat(event.eventId()).isEqualTo("7");
    assertThat(event.timestamp()).isEqualTo("1970-01-01T00:00:01Z");
  }
}
