package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.operations.reconcile.Cause;
import io.tailrace.operations.reconcile.MissingEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MissingTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MissingTable table = new MissingTable();

  private static MissingEvent gap(int hour, long campaign, String metric) {
    Instant at = Instant.parse("2027-01-31T00:00:00Z").plus(Duration.ofHours(hour % 24));
    return new MissingEvent(
        "d",
        "email",
        metric,
        at,
        at,
        campaign,
        null,
        null,
        null,
        null,
        Cause.WEBHOOK_DISABLED,
        null);
  }

  private String printed() {
    var shell =
        new Shell(
            null,
            new Output(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminal(false, 80, null),
            Map.of(),
            null,
            null,
            null);
    table.print(shell);
    shell.out().flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void oneCauseInManyHoursIsALine() {
    for (int hour = 0; hour < 1_951; hour++) {
      table.add(gap(hour, 7, "delivered"));
    }
    assertThat(printed().lines())
        .hasSize(2)
        .last()
        .asString()
        .containsPattern("webhook_disabled +campaign 7 +email_delivered +1951 ")
        .endsWith("2027-01-31  2027-01-31");
    assertThat(err.size()).isZero();
  }

  @Test
  void manySourcesAndMetricsAreAScreenAndSaid() {
    for (int campaign = 0; campaign < 40; campaign++) {
      table.add(gap(1, campaign, "delivered"));
      table.add(gap(2, campaign, "opened"));
    }
    assertThat(printed().lines())
        .hasSize(3)
        .anyMatch(line -> line.matches("webhook_disabled +email_opened +40 .*"));
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--format csv");
  }
}
