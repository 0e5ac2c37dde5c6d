package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is derived from an event's fields. */
class EventTest {
  private static Event event(String objectType, String metric, String data)
      throws UnreadableEventException {
    String kind = "\"object_type\":\"%s\",\"metric\":\"%s\"".formatted(objectType, metric);
    return Samples.decode(Samples.event(kind, data.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email    | unsubscribed | {'delivery_id':'d','recipient':'a@b.c'} | email_unsubscribed",
        "email    | unsubscribed | {'delivery_id':'d'}                     | email_unsubscribed",
        "email    | unsubscribed | {'recipient':'a@b.c'}                   | email_unsubscribed",
        "email    | unsubscribed | {'email_address':'a@b.c'}               | customer_unsubscribed",
        "email    | subscribed   | {'delivery_id':'','recipient':null}     | customer_subscribed",
        "customer | subscribed   | {}                                      | customer_subscribed",
        "customer | unsubscribed | {'delivery_id':'d','recipient':'a@b.c'} | customer_unsubscribed",
        "Customer | UNSUBSCRIBED | {'delivery_id':'d'}                     | customer_unsubscribed",
        "customer | opened       | {'delivery_id':'d'}                     | customer_opened",
        "Email    | Email_OPENED | {'delivery_id':'d'}                     | email_opened",
        "inbox    | opened       | {}                                      | inbox_opened",
      })
  void tellsAPersonsEventFromAMessages(
      String objectType, String metric, String data, String eventType)
      throws UnreadableEventException {
    Event event = event(objectType, metric, data);

    assertThat(event.eventType()).isEqualTo(eventType);
    assertThat(event.isPersonEvent()).isEqualTo(eventType.startsWith("customer_"));
  }

  @Test
  void aPreferenceChangeIsThePersonsWhateverItCarries() throws UnreadableEventException {
    String metric = "cio_subscription_preferences_changed";
    String preferences = "{\\'topics\\':{\\'topic_1\\':true}}";

    Event event = event("sms", metric, "{'delivery_id':'d','content':'" + preferences + "'}");

    assertThat(event.isPersonEvent()).isTrue();
    assertThat(event.eventType()).isEqualTo("customer_subscription_preferences_changed");
    assertThat(event.preferences()).isEqualTo("{\"topics\":{\"topic_1\":true}}");
  }

  @Test
  void aMessagesContentIsNoPreferences() throws UnreadableEventException {
    assertThat(event("email", "sent", "{'content':'Hello'}").preferences()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{'identifiers':{'id':'1','email':'A@b.c','cio_id':'c'},'customer_id':'2'} | 1 | A@b.c | c",
        "{'identifiers':{'id':'1','email':'A@b.c'},'customer_id':'2'}              | 1 | A@b.c | 1",
        "{'identifiers':{'id':null,'email':'A@b.c'},'customer_id':'2'}             | 2 | A@b.c | 2",
        "{'identifiers':{'email':'A@b.c'},'email_address':'x@y.z'}             | - | A@b.c | a@b.c",
        "{'email_address':'X@y.z','recipient':'r@s.t','customer_id':' '}       | - | X@y.z | x@y.z",
        "{'recipient':'R@s.t'}                                                 | - | R@s.t | r@s.t",
        "{'identifiers':{'email':'Ann <A@b.c>'}}                               | - | A@b.c | a@b.c",
        "{'recipient':'Ann <R@s.t>'}                                           | - | R@s.t | r@s.t",
        "{'recipient':'Ann <r@s.t>, Bob <b@s.t>'}                              | - | - | -",
        "{'recipient':'no address'}                                        | - | - | no address",
        "{}                                                                    | - | - | -",
      })
  void namesThePerson(String data, String customerId, String emailAddress, String person)
      throws UnreadableEventException {
    Event event = event("email", "sent", data);

    assertThat(event.customerId()).isEqualTo(customerId);
    assertThat(event.emailAddress()).isEqualTo(emailAddress);
    assertThat(event.person()).isEqualTo(person);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "email | {'recipient':'Ann <A@b.c>, Bob <b@b.c>','identifiers':{'id':'7'}} | ann <a@B.c>",
        "email | {'recipient':'Ann <A@b.c>, Bob <b@b.c>'}                          | b@b.c",
        "email | {'identifiers':{'id':'Seven'}}                                    | seven",
        "sms   | {'recipient':'+14155550100'}                                      | +1 (415)"
            + " 555-0100",
        "push  | {'recipients':[{'device_id':'aB'},{'device_id':'cD'}]}            | cD",
      })
  void concernsWhoeverGoesByThat(String type, String data, String who)
      throws UnreadableEventException {
    Event event = event(type, "sent", data);

    assertThat(event.concerns(who)).isTrue();
    assertThat(event.concerns(who.contains("@") ? who.replace("@", "@x") : who + "x")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1790000000, 1790000000",
    "1.79e9, 1790000000",
    "1790000000.0, 1790000000",
    "17900000000e-1, 1790000000",
    "'\"1790000000.00\"', 1790000000"
  })
  void readsAWholeNumberOfSecondsHoweverItIsWritten(String written, long seconds)
      throws UnreadableEventException {
    String body =
        "{\"event_id\":\"i\",\"object_type\":\"email\",\"metric\":\"sent\",\"timestamp\":"
            + written
            + ",\"data\":{}}";

    assertThat(Samples.decode(body).timestamp().getEpochSecond()).isEqualTo(seconds);
  }

  @Test
  void onlyAnEmailsRecipientIsAnAddress() throws UnreadableEventException {
    Event event = event("webhook", "sent", "{'recipient':'https://key@Example.com/Hook'}");

    assertThat(event.emailAddress()).isNull();
    assertThat(event.recipientDomain()).isNull();
    assertThat(event.person()).isEqualTo("https://key@Example.com/Hook");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ann@Example.COM, example.com",
        "Ann <ann@example.com>, example.com",
        "\"a@b\"@example.com, example.com",
        "'ann@example.com, Bob <bob@EXAMPLE.com>', example.com",
        "'ann@example.com, bob@example.net', -",
        "ann@xn--bcher-kva.example, bücher.example",
        "ann@, -",
        "ann, -",
      })
  void findsTheRecipientsDomain(String recipient, String domain) throws UnreadableEventException {
    Event event = event("email", "sent", "{'recipient':'" + recipient.replace("\"", "\\'") + "'}");

    assertThat(event.recipientDomain()).isEqualTo(domain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "opened  | {}                                      | true",
        "opened  | {'proxied':true,'prefetched':false}     | true",
        "opened  | {'prefetched':true}                     | false",
        "opened  | {'prefetched':'true'}                   | false",
        "opened  | {'prefetched':1}                        | false",
        "opened  | {'prefetched':'false','synthetic':0}    | true",
        "opened  | {'synthetic':true}                      | false",
        "clicked | {'machine':false}                       | true",
        "clicked | {'machine':true}                        | false",
        "sent    | {'machine':true}                        | -",
      })
  void tellsHumansFromMachines(String metric, String data, Boolean human)
      throws UnreadableEventException {
    assertThat(event("email", metric, data).human()).isEqualTo(human);
  }
}
