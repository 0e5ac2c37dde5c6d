package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
  void ifNoneOfSeveralDevicesSaysWhyNobodyIs() throws Exception {
    String two = "\"recipients\":[{\"device_id\":\"A\"},{\"device_id\":\"B\"}]";
    write(event("a", "push", "dropped", 0, two));
    assertThat(suppressions()).isEmpty();
    write(event("b", "push", "dropped", 0, "\"recipients\":[{\"device_id\":\"A\"}]"));
    assertThat(suppressions()).hasSize(1);
  }

  @Test
  void whatIsNotTheAddresssFaultDoesNot() throws Exception {
    write(
        email("a", "bounced", 1, "\"failure_message\":\"550 5.7.515 Access denied, DMARC\""),
        email("b", "bounced", 2, "\"failure_message\":\"550 5.7.1 blocked using Spamhaus\""),
        email("c", "bounced", 3, "\"failure_message\":\"552 5.3.4 Message too large\""),
        email("d", "bounced", 4, "\"failure_message\":\"Message expired\""));
    assertThat(suppressions()).isEmpty();
    write(email("e", "bounced", 5, "\"failure_message\":\"550 5.1.1 no such user\""));
    assertThat(tables.row("SELECT * FROM do_not_contact")).containsEntry("cause", "bad_address");
  }

  @Test
  void aBounceOfAListSuppressesWhomTheFailureNames() throws Exception {
    String list =
        "\"recipient\":\"Ann <ann@a.example>, \\\"B, B\\\" <Bob@b.example>, joe@b.example\"";
    write(
        event("a", "email", "bounced", 1, list + ",\"failure_message\":\"550 5.1.1 unknown\""),
        event("b", "email", "spammed", 2, list));
    assertThat(suppressions()).isEmpty();
    assertThat(tables.rows("SELECT * FROM people")).isEmpty();
    write(
        event(
            "c",
            "email",
            "bounced",
            3,
            list + ",\"failure_message\":\"550 5.1.1 <bob@b.example> no such user\""),
        event("d", "email", "spammed", 4, list + ",\"identifiers\":{\"email\":\"Joe@b.example\"}"));
    assertThat(suppressions())
        .extracting(row -> row.get("address") + " " + row.get("reason"))
        .containsExactly("bob@b.example bounced", "joe@b.example spammed");
  }

  @Test
  void aLiftHoldsUntilTheNextBounce() throws Exception {
    write(email("a", "bounced", 5, "\"failure_message\":\"550 5.1.1 no such user\""));
    Suppressions desk = new Suppressions(database);
    var lift = new Suppressions.Lift("Ann <ANN@example.com>", null, null, "mona", "it was a typo");
    assertThat(desk.lift(lift, Instant.ofEpochSecond(Samples.NOON + 100))).hasSize(1);
    assertThat(tables.rows("SELECT * FROM do_not_contact")).isEmpty();
    assertThat(desk.list("ann@example.com", null, 10))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("lifted_by", "mona")
                    .containsEntry("why", "it was a typo")
                    .containsEntry("lifted_at", at(100)));
    assertThat(desk.lift(lift, Instant.ofEpochSecond(Samples.NOON + 200))).isEmpty();
    write(email("a", "bounced", 5, "\"failure_message\":\"550 5.1.1 no such user\""));
    assertThat(tables.rows("SELECT * FROM do_not_contact")).isEmpty();
    write(email("b", "bounced", 150, "\"failure_message\":\"550 5.1.1 no such user\""));
    assertThat(tables.rows("SELECT * FROM do_not_contact")).hasSize(1);
    assertThat(tables.rows("SELECT * FROM suppression_lifts")).hasSize(1);
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
