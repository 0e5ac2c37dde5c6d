package io.tailrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class MissingTableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final MissingTable table = new MissingTable();

  private static ObjectNode gap(int hour, int campaign, String metric) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("timestamp", String.format(Locale.ROOT, "2027-01-31T%02d:00:00Z", hour % 24))
        .put("object_type", "email")
        .put("metric", metric)
        .put("campaign_id", campaign)
        .put("cause", "webhook_disabled");
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
