package io.tailrace.customerio;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Customer.io's documents say it sends: every pair of object type and metric, with the fields
 * that {@code data} has beyond those of all messages. A guide for tests, simulated traffic and
 * docs; the decoder does not consult it. Stateless, safe to share between threads.
 */
public final class EventKinds {
  // A star: required, says the vendor, whose own examples leave some of them out.
  private static final String OF_MESSAGES =
      """
      email drafted subject* recipient*
      email attempted failure_message*
      email sent content headers subject* recipient*
      email delivered subject* recipient*
      email opened subject recipient* proxied prefetched synthetic
      email clicked subject* recipient* href* link_id* machine
      email converted subject* recipient*
      email unsubscribed subject* recipient*
      email bounced subject* recipient* failure_message*
      email dropped subject* recipient* failure_message*
      email spammed subject* recipient*
      email failed subject* failure_message* recipient
      email undeliverable subject* recipient* failure_message*
      push drafted
      push attempted failure_message*
      push sent content recipients*
      push delivered recipients*
      push opened recipients*
      push clicked href* link_id* recipients*
      push converted recipients*
      push bounced recipients*
      push dropped recipients*
      push failed failure_message*
      push undeliverable failure_message*
      in_app drafted
      in_app attempted failure_message*
      in_app sent content recipient*
      in_app opened
      in_app clicked tracked_response recipient* href* link_id*
      in_app converted recipient*
      in_app failed failure_message*
      in_app undeliverable failure_message*
      sms drafted
      sms attempted failure_message*
      sms sent content recipient*
      sms delivered recipient*
      sms clicked recipient* link_id* href*
      sms converted recipient*
      sms bounced failure_message* recipient*
      sms failed failure_message*
      sms undeliverable failure_message*
      sms replied inbound_event_id* to* recipient*
      whatsapp drafted
      whatsapp attempted failure_message*
      whatsapp sent content recipient*
      whatsapp delivered recipient*
      whatsapp opened recipient*
      whatsapp clicked recipient* link_id* href*
      whatsapp converted recipient*
      whatsapp bounced failure_message* recipient*
      whatsapp dropped failure_message* recipient*
      whatsapp failed failure_message*
      whatsapp undeliverable failure_message*
      whatsapp replied inbound_event_id* to* recipient*
      slack drafted
      slack attempted failure_message*
      slack sent content recipient*
      slack clicked recipient* href* link_id*
      slack failed failure_message*
      slack undeliverable failure_message*
      webhook drafted
      webhook attempted failure_message*
      webhook sent content recipient*
      webhook clicked recipient* href* link_id*
      webhook failed failure_message*
      webhook undeliverable failure_message*
      """;
  private static final String OF_PERSONS =
      """
      customer subscribed customer_id* email_address* identifiers*
      customer unsubscribed customer_id* email_address* identifiers*
      customer cio_subscription_preferences_changed customer_id* email_address* identifiers* content
      """;

  private static final List<EventKind> DOCUMENTED = read(OF_MESSAGES);
  private static final List<EventKind> PERSON = read(OF_PERSONS);

  private EventKinds() {}

  /** The 66 documented kinds of message events, by object type. */
  public static List<EventKind> documented() {
    return DOCUMENTED;
  }

  /** The three kinds of person events, under {@code customer}; any object type may come instead. */
  public static List<EventKind> person() {
    return PERSON;
  }

  /** Kinds that can be subscribed to, but whose fields are documented nowhere. */
  public static List<EventKind> undescribed() {
    return List.of(
        new EventKind(ObjectType.EMAIL, Metric.DEFERRED, List.of()),
        new EventKind(ObjectType.SMS, Metric.DROPPED, List.of()),
        new EventKind(ObjectType.SLACK, Metric.CONVERTED, List.of()),
        new EventKind(ObjectType.WEBHOOK, Metric.CONVERTED, List.of()));
  }

  /** All of the above. */
  public static List<EventKind> all() {
    return Stream.of(DOCUMENTED, PERSON, undescribed()).flatMap(List::stream).toList();
  }

  private static List<EventKind> read(String table) {
    return table.lines().map(line -> kind(line.split(" "))).toList();
  }

  private static EventKind kind(String[] words) {
    List<EventKind.Field> fields = Arrays.stream(words).skip(2).map(EventKinds::field).toList();
    return new EventKind(ObjectType.of(words[0]), Metric.of(words[1]), fields);
  }

  private static EventKind.Field field(String word) {
    boolean required = word.endsWith("*");
    return new EventKind.Field(required ? word.substring(0, word.length() - 1) : word, required);
  }
}
