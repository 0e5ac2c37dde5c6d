package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tailrace.customerio.Identifiers;
import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The test double behaves like the client in what its users rely on. */
class InMemoryAppApiTest {
  private static final Instant MADE = Instant.parse("2026-03-05T15:20:00Z");

  private final InMemoryAppApi api = new InMemoryAppApi();

  private static Message message(String id, ObjectType type, long campaign, Instant made) {
    Message.Ids ids = new Message.Ids(campaign, null, null, null, 1L, null, null, null);
    Map<String, Instant> metrics = Map.of("created", made, "sent", made);
    return new Message(
        id, type, made, metrics, ids, Identifiers.NONE, null, null, null, null, false);
  }

  private List<String> ids(MessageQuery query) {
    return api.messages(query).map(Message::id).toList();
  }

  @Test
  void messagesByAllThatTheyCanBeAskedBy() {
    api.put(message("a", ObjectType.EMAIL, 1, MADE));
    api.put(message("b", ObjectType.SMS, 1, MADE.plusSeconds(60)));
    api.put(message("c", ObjectType.EMAIL, 2, MADE.plusSeconds(120)));

    assertThat(ids(MessageQuery.ALL)).containsExactly("a", "b", "c");
    assertThat(ids(MessageQuery.ALL.ofCampaign(1))).containsExactly("a", "b");
    assertThat(ids(MessageQuery.ALL.ofType(MessageType.SMS))).containsExactly("b");
    assertThat(ids(MessageQuery.ALL.with(Metric.OPENED))).isEmpty();
    assertThat(ids(MessageQuery.ALL.between(MADE, MADE.plusSeconds(60)))).containsExactly("a");
    assertThat(api.message("b").objectType()).isEqualTo(ObjectType.SMS);
  }

  @Test
  void pagesCanBeResumed() {
    for (String id : List.of("a", "b", "c", "d", "e")) {
      api.put(message(id, ObjectType.EMAIL, 1, MADE));
    }
    MessageQuery twos = MessageQuery.ALL.withLimit(2);
    AppApiPage<Message> first = api.messagePages(twos).findFirst().orElseThrow();

    assertThat(first.items()).hasSize(2);
    assertThat(ids(twos.resumedAt(first.next()))).containsExactly("c", "d", "e");
    assertThat(api.messagePages(twos)).hasSize(3);
  }

  @Test
  void webhooks() {
    ReportingWebhook.Settings settings =
        ReportingWebhook.Settings.disabled(
            "T", URI.create("https://x.example"), SubscriptionNames.documented());
    long id = api.createReportingWebhook(settings).id();
    api.updateReportingWebhook(id, settings.withDisabled(false));

    assertThat(api.reportingWebhooks()).extracting(ReportingWebhook::id).containsExactly(id);
    assertThat(api.reportingWebhook(id).settings().disabled()).isFalse();
    api.deleteReportingWebhook(id);
    assertThatExceptionOfType(AppApiException.class)
        .isThrownBy(() -> api.reportingWebhook(id))
        .matches(it -> it.category() == Category.NOT_FOUND);
  }

  @Test
  void suppressions() {
    api.suppress(Suppression.Type.BLOCKS, "a@x.example");
    assertThat(api.findSuppressions("a@x.example").category()).isEqualTo("blocks");
    assertThat(api.suppressions(Suppression.Type.BLOCKS, "x.example")).hasSize(1);
    api.unsuppress(Suppression.Type.BLOCKS, "a@x.example");
    assertThat(api.findSuppressions("a@x.example").suppressions()).isEmpty();
  }

  @Test
  void names() {
    MessageAction action = new MessageAction(51, "Mail", ObjectType.EMAIL, "Hi", "", null, null);
    api.putCampaign(
        new Campaign(5, "Welcome", "event", "running", MADE, MADE, List.of(51L), List.of()),
        action);

    assertThat(api.campaigns()).extracting(Campaign::name).containsExactly("Welcome");
    assertThat(api.campaignActions(5)).containsExactly(action);
    assertThatExceptionOfType(AppApiException.class).isThrownBy(() -> api.broadcastActions(5));
  }
}
