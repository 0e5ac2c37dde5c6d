package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuppressionsTest extends Scene {
  private List<Map<String, Object>> suppressions() throws Exception {
    return tables.rows("SELECT * FROM suppressions ORDER BY address, reason");
  }

  @Test
  void bouncesComplaintsAndDropsSuppressTheAddress() throws Exception {
    write(
        email("a", "bounced", 5, "\"failure_message\":\"550 5.1.1 no such user\""),
        email("b", "bounced", 2, "\"failure_message\":\"550 unknown\""),
        email("c", "spammed", 7),
        email("d", "dropped", 9));
    assertThat(suppressions())
        .extracting(row -> row.get("address") + " " + row.get("reason") + " " + row.get("since"))
        .containsExactly(
            "ann@example.com bounced " + at(2),
            "ann@example.com dropped " + at(9),
            "ann@example.com spammed " + at(7));
    assertThat(suppressions().get(0))
        .containsEntry("last_event_at", at(5))
        .containsEntry("last_event_from", at(5) + " a")
        .containsEntry("failure_message", "550 5.1.1 no such user")
        .containsEntry("person", "d9c1")
        .containsEntry("delivery_id", "D1");
  }

  @Test
  void aBounceThatMayPassDoesNot() throws Exception {
    write(
        email("a", "bounced", 5, "\"failure_message\":\"452 4.2.2 mailbox full\""),
        email("b", "bounced", 6, "\"failure_message\":\"550 5.2.2 mailbox full\""));
    assertThat(suppressions()).isEmpty();
    assertThat(delivery()).containsEntry("status", "bounced");
  }

  @Test
  void aTextThatLooksTemporaryMattersToMailAlone() throws Exception {
    write(event("a", "sms", "bounced", 0, "\"recipient\":\"+1555\",\"failure_message\":\"404\""));
    assertThat(suppressions())
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("address", "+1555"));
  }

  @Test
  void aPushSuppressesTheDevicesThatWereRefused() throws Exception {
    String devices =
        "\"recipients\":[{\"device_id\":\"Works\"},"
            + "{\"device_id\":\"Gone\",\"failure_message\":\"404 unregistered\"}]";
    write(event("a", "push", "bounced", 0, devices));
    write(event("b", "push", "sent", 0, devices));
    assertThat(suppressions())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("address", "Gone")
                    .containsEntry("object_type", "push")
                    .containsEntry("failure_message", "404 unregistered"));
  }

  @Test
  void ifNoDeviceSaysWhyAllWere() throws Exception {
    write(
        event(
            "a",
            "push",
            "dropped",
            0,
            "\"recipients\":[{\"device_id\":\"A\"},{\"device_id\":\"B\"}]"));
    assertThat(suppressions()).hasSize(2);
  }

  @Test
  void doNotContactHoldsTheUnsubscribedToo() throws Exception {
    write(
        event("a", "customer", "unsubscribed", 5, ANN),
        event("b", "email", "spammed", 6, "\"recipient\":\"Bob <BOB@example.com>\""));
    assertThat(tables.rows("SELECT * FROM do_not_contact ORDER BY address"))
        .extracting(
            row -> row.get("object_type") + " " + row.get("address") + " " + row.get("reason"))
        .containsExactly("customer ann@example.com unsubscribed", "email bob@example.com spammed");
    write(event("c", "customer", "subscribed", 7, ANN));
    assertThat(tables.rows("SELECT * FROM do_not_contact")).hasSize(1);
  }
}
