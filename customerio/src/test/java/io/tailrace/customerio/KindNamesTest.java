package io.tailrace.customerio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds come bare, prefixed, under legacy names, or unknown. */
class KindNamesTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // sent as, sent as, read as, read as
        "email, opened, email, opened",
        "email, email_opened, email, opened",
        "in_app, in_app_clicked, in_app, clicked",
        "-, email_opened, email, opened",
        "-, in_app_clicked, in_app, clicked",
        "-, whatsapp_replied, whatsapp, replied",
        "'', email_opened, email, opened",
        "-, subscribed, customer, subscribed",
        "-, unsubscribed, customer, unsubscribed",
        "-, customer_subscribed, customer, subscribed",
        "-, cio_subscription_preferences_changed, customer, cio_subscription_preferences_changed",
        "-, customer_subscription_preferences_changed, customer,"
            + " cio_subscription_preferences_changed",
        "email, customer_unsubscribed, email, unsubscribed",
        "sms, customer_subscription_preferences_changed, sms, cio_subscription_preferences_changed",
        "email, complained, email, spammed",
        "email, email_complained, email, spammed",
        "-, email_complained, email, spammed",
        // Unknown ones pass through.
        "inbox, opened, inbox, opened",
        "inbox, inbox_peeked, inbox, peeked",
        "email, email_forwarded, email, forwarded",
        "email, push_opened, email, push_opened",
        "email, email_, email, email_",
        "email, Opened, email, opened",
        "email, customer_danced, email, customer_danced",
      })
  void areBroughtIntoOneForm(String sentType, String sentMetric, String objectType, String metric)
      throws UnreadableEventException {
    Event event = Samples.decode(Samples.event(kind("object_type", sentType, sentMetric), "{}"));

    assertThat(event.objectType()).isEqualTo(ObjectType.of(objectType));
    assertThat(event.metric()).isEqualTo(Metric.of(metric));
  }

  @ParameterizedTest
  @CsvSource({"sms, sms", "customer, customer"})
  void theSchemasOtherNameForTheObjectTypeCounts(String sent, String objectType)
      throws UnreadableEventException {
    String metric = "cio_subscription_preferences_changed";
    Event event = Samples.decode(Samples.event(kind("object_type_type", sent, metric), "{}"));

    assertThat(event.objectType().name()).isEqualTo(objectType);
  }

  private static String kind(String typeField, String type, String metric) {
    String metricField = "\"metric\":\"%s\"".formatted(metric);
    return type == null ? metricField : "\"%s\":\"%s\",%s".formatted(typeField, type, metricField);
  }
}
