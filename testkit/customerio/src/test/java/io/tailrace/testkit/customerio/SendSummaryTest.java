package io.tailrace.testkit.customerio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tailrace.customerio.Metric;
import io.tailrace.customerio.ObjectType;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendSummaryTest {
  private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

  private final SendCounts one = new SendCounts();
  private final SendCounts other = new SendCounts();

  private static Call call(SimulatedEvent event, int attempt, int status, long millis) {
    ReceiverAnswer answer = ReceiverAnswer.status(status);
    Instant retryAt = answer.accepted() ? null : START.plusSeconds(1);
    return new Call(event, attempt, answer, Duration.ofMillis(millis), START, retryAt);
  }

  @Test
  void addsUpSeveralSenders() {
    Iterator<SimulatedEvent> events = Workspace.stream(1, 20_000, START);
    SimulatedEvent first = events.next();
    one.add(call(first, 1, 500, 3));
    one.add(call(first, 2, 200, 10));
    one.add(call(first.again(), 1, 200, 20));
    events.forEachRemaining(event -> other.add(call(event, 1, 200, 5)));

    SendSummary summary = SendSummary.of(List.of(one.report(), other.report()));
    assertThat(summary.distinct()).isEqualTo(20_000);
    assertThat(summary.duplicates()).isEqualTo(1);
    assertThat(summary.retries()).isEqualTo(1);
    assertThat(summary.stalls()).isEqualTo(1);
    assertThat(summary.answers()).containsEntry("200", 20_001L).containsEntry("500", 1L);
    assertThat(summary.latencies().count()).isEqualTo(20_001);
    assertThat(summary.latencies().max()).isBetween(Duration.ofMillis(20), Duration.ofMillis(21));
    assertThat(summary.latencies().percentile(50).toMillis()).isEqualTo(5);
    assertThat(summary.acceptedPerSecond()).isPositive();
    long sent = summary.count(ObjectType.EMAIL, Metric.SENT);
    assertThat(summary.bounceRate())
        .isEqualTo(summary.count(ObjectType.EMAIL, Metric.BOUNCED) / (double) sent, within(1e-9));
  }

  @Test
  void isAllZeroWhenNothingWasSent() {
    SendSummary summary = SendSummary.of(List.of(one.report()));
    assertThat(summary.acceptedPerSecond()).isZero();
    assertThat(summary.bounceRate()).isZero();
    assertThat(summary.complaintRate()).isZero();
    assertThat(summary.latencies().percentile(99)).isZero();
  }
}
