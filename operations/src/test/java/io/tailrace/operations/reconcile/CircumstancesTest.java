package io.tailrace.operations.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.customerio.appapi.ReportingWebhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each cause, and which goes before which. */
class CircumstancesTest {
  private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");
  private static final Instant CONNECTED = NOW.minusSeconds(1_000_000);
  private static final Set<String> NONE = Set.of();
  private final MissingEvent opened =
      gap("opened", CONNECTED.plusSeconds(5), CONNECTED.plusSeconds(4));

  private static MissingEvent gap(String metric, Instant at, Instant created) {
    return new MissingEvent(
        "d1", "email", metric, at, created, null, null, null, null, null, null, null);
  }

  private static ReportingWebhook.Settings webhook(boolean fullResolution, String... events) {
    return new ReportingWebhook.Settings(
        "ours", "https://x/webhooks/customerio", List.of(events), false, fullResolution, false);
  }

  private static Circumstances with(ReportingWebhook.Settings... webhooks) {
    return new Circumstances(NONE, NONE, false, CONNECTED, List.of(webhooks), NOW);
  }

  @Test
  void whatIsHereGoesBeforeWhatCustomerIoDid() {
    Set<String> d1 = Set.of("d1 opened");
    List<ReportingWebhook.Settings> none = List.of();
    assertThat(new Circumstances(d1, d1, true, CONNECTED, none, NOW).of(opened))
        .isEqualTo(Cause.DEAD_LETTER);
    assertThat(new Circumstances(NONE, d1, true, CONNECTED, none, NOW).of(opened))
        .isEqualTo(Cause.IN_QUARANTINE);
    assertThat(new Circumstances(NONE, NONE, true, CONNECTED, none, NOW).of(opened))
        .isEqualTo(Cause.IN_QUEUE);
    assertThat(with().of(gap("opened", NOW.minusSeconds(60), CONNECTED)))
        .isEqualTo(Cause.ON_ITS_WAY);
  }

  @Test
  void whyItWasNeverSent() {
    Instant before = CONNECTED.minusSeconds(3_600);
    assertThat(with().of(gap("opened", before, before))).isEqualTo(Cause.BEFORE_CONNECTED);
    assertThat(with().of(opened)).isEqualTo(Cause.WEBHOOK_DISABLED);
    assertThat(with(webhook(true, "email_sent")).of(opened)).isEqualTo(Cause.NOT_SUBSCRIBED);
    MissingEvent later = gap("opened", CONNECTED.plusSeconds(5), before);
    assertThat(with(webhook(false, "email_opened")).of(later)).isEqualTo(Cause.UNIQUE_ONLY);
    assertThat(with(webhook(true, "email_opened")).of(later)).isEqualTo(Cause.UNEXPLAINED);
    assertThat(with(webhook(false, "email_opened")).of(opened)).isEqualTo(Cause.UNEXPLAINED);
  }

  @Test
  void beforeTheFirstEventTheWebhooksTellMore() {
    List<ReportingWebhook.Settings> none = List.of();
    assertThat(new Circumstances(NONE, NONE, false, null, none, NOW).of(opened))
        .isEqualTo(Cause.WEBHOOK_DISABLED);
    List<ReportingWebhook.Settings> ours = List.of(webhook(false, "email_opened"));
    assertThat(new Circumstances(NONE, NONE, false, null, ours, NOW).of(opened))
        .isEqualTo(Cause.BEFORE_CONNECTED);
  }

  @Test
  void theWebhooksThatLeadHereAreTold() {
    ReportingWebhook nowhere = at(1, null);
    ReportingWebhook elsewhere = at(2, "https://x/other");
    ReportingWebhook shop = at(3, "https://x/webhooks/customerio/shop");
    for (String path : List.of("", "/", "/default", "/default/")) {
      ReportingWebhook ours = at(4, "https://proxy/in/webhooks/customerio" + path);
      assertThat(Circumstances.enabled(List.of(nowhere, elsewhere, shop, ours), "default"))
          .containsExactly(ours.settings());
    }
    assertThat(Circumstances.enabled(List.of(nowhere, elsewhere, shop), "shop"))
        .containsExactly(shop.settings());
    assertThat(Circumstances.enabled(List.of(nowhere, elsewhere), "shop"))
        .containsExactly(elsewhere.settings());
    assertThat(Circumstances.enabled(List.of(nowhere), "shop")).isEmpty();
  }

  private static ReportingWebhook at(long id, String endpoint) {
    return new ReportingWebhook(
        id,
        null,
        new ReportingWebhook.Settings("w" + id, endpoint, List.of(), false, false, false));
  }

  @Test
  void whatCannotBeReadAsAnEventMayTellWhatItIsAbout() {
    assertThat(
            keys(
                "{\"metric\":\"email_sent\",\"object_type\":\"email\",\"data\":{\"delivery_id\":\"d\"}}"))
        .containsExactly("d sent");
    assertThat(keys("{\"metric\":7}")).isEmpty();
    assertThat(keys("[")).isEmpty();
  }

  private static List<String> keys(String body) {
    return HalfRead.keys(body.getBytes(StandardCharsets.UTF_8)).toList();
  }
}
