package io.tailrace.customerio.appapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tailrace.customerio.appapi.ScriptedApi.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The whole workspace is the sum of its parts, and says which are missing. */
class DeliveriesTest {
  private static final Instant FIRST = Instant.parse("2026-03-04T05:00:00Z");
  private static final MetricsQuery.Last TWO_DAYS = MetricsQuery.last(2, Period.DAY);

  private static Series sent(Instant first, long... counts) {
    List<Long> sent = Arrays.stream(counts).boxed().toList();
    return Series.from(first, Period.DAY, Zones.EST, Map.of("sent", sent));
  }

  private static Campaign campaign(long id) {
    return new Campaign(id, "C" + id, null, null, null, null, List.of(), List.of());
  }

  private static InMemoryAppApi workspace() {
    return new InMemoryAppApi()
        .putCampaign(campaign(1))
        .putBroadcast(campaign(2))
        .put(new Newsletter(3, "N", null, null, null, null, List.of(), List.of()))
        .put(new TransactionalMessage(4, "T", null, null, null))
        .put(MessageSource.campaign(1), sent(FIRST, 1, 10))
        .put(MessageSource.broadcast(2), sent(FIRST, 2, 20))
        .put(MessageSource.newsletter(3), sent(FIRST, 3, 30))
        .put(MessageSource.transactional(4), sent(FIRST, 4, 40));
  }

  private static List<Long> sent(Deliveries deliveries) {
    return deliveries.series().buckets().stream().map(it -> it.counts().of("sent")).toList();
  }

  @Test
  void theSum() {
    Deliveries deliveries = workspace().deliveries(TWO_DAYS);

    assertThat(sent(deliveries)).containsExactly(10L, 100L);
    assertThat(deliveries.summed()).isEqualTo(4);
    assertThat(deliveries.notSummed()).isEmpty();
  }

  @Test
  void aDayThatEndsBetweenTwoCallsIsNotMixedUp() {
    InMemoryAppApi api =
        workspace().put(MessageSource.transactional(4), sent(FIRST.plusSeconds(86_400), 40, 5));

    assertThat(sent(api.deliveries(TWO_DAYS))).containsExactly(100L, 5L);
  }

  @Test
  void whatCannotBeAskedByTypeIsSaid() {
    Deliveries deliveries = workspace().deliveries(TWO_DAYS.ofType(MessageType.EMAIL));

    assertThat(sent(deliveries)).containsExactly(6L, 60L);
    assertThat(deliveries.notSummed())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.source()).isEqualTo(MessageSource.transactional(4));
              assertThat(it.name()).isEqualTo("T");
              assertThat(it.reason()).contains("by type");
            });
  }

  @Test
  void oneThatFailsIsSaid() {
    Deliveries deliveries = workspace().putCampaign(campaign(9)).deliveries(TWO_DAYS);

    assertThat(sent(deliveries)).containsExactly(10L, 100L);
    assertThat(deliveries.notSummed())
        .extracting(Deliveries.NotSummed::source)
        .containsExactly(MessageSource.campaign(9));
  }

  @Test
  void anApiThatIsAwayIsAFailure() throws IOException {
    Limits once = new Limits(10, Duration.ofSeconds(5), Duration.ofMillis(200));
    try (ScriptedApi api =
        new ScriptedApi(
            Reply.json("{\"campaigns\":[{\"id\":1},{\"id\":2},{\"id\":3},{\"id\":4}]}"))) {
      for (int i = 0; i < 10; i++) {
        api.then(Reply.status(500));
      }
      AppApi client = new AppApiClient(api.settings().withLimits(once));

      assertThatExceptionOfType(AppApiException.class)
          .isThrownBy(() -> client.deliveries(TWO_DAYS))
          .matches(it -> it.category() == Category.UNAVAILABLE);
      assertThat(api.requests).hasSize(4);
    }
  }

  @Test
  void aWrongKeyIsAFailure() throws IOException {
    try (ScriptedApi api =
        new ScriptedApi(Reply.json("{\"campaigns\":[{\"id\":1}]}"), Reply.status(401))) {
      assertThatExceptionOfType(AppApiException.class)
          .isThrownBy(() -> api.client().deliveries(TWO_DAYS))
          .matches(it -> it.category() == Category.UNAUTHORIZED);
    }
  }
}
