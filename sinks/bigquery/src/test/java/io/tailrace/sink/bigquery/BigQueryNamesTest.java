package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BigQueryNamesTest {
  private static final Instant NOW = TrialRecords.START;
  private static final SourceName CAMPAIGN =
      new SourceName("default", "campaign", 4, null, "Welcome", "running", NOW);
  private static final SourceName ACTION =
      new SourceName("default", "campaign_action", 9, 4L, null, null, NOW);
  private World world;
  private BigQueryNames names;

  @BeforeEach
  void start() throws Exception {
    world = new World();
    names = new BigQueryNames(world.settings(World.DATASET));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void theTableHoldsWhatWasGivenLast() throws Exception {
    establish();
    names.replace(List.of(CAMPAIGN, ACTION));
    names.replace(List.of(CAMPAIGN, ACTION));
    assertThat(rows())
        .containsExactlyInAnyOrder(
            List.of("default", "campaign", "4", "null", "Welcome", "running"),
            List.of("default", "campaign_action", "9", "4", "null", "null"));
    SourceName renamed =
        new SourceName("default", "campaign", 4, null, "Hello \ud800", "draft", NOW);
    names.replace(List.of(renamed));
    assertThat(rows())
        .containsExactly(List.of("default", "campaign", "4", "null", "Hello ?", "draft"));
    names.replace(List.of());
    assertThat(rows()).isEmpty();
  }

  @Test
  void withoutATableTheyWait() {
    assertThatThrownBy(() -> names.replace(List.of(CAMPAIGN)))
        .isInstanceOf(SinkUnavailableException.class);
  }

  private void establish() throws Exception {
    try (BigQuerySink sink = world.sink()) {
      sink.open();
    }
  }

  private List<List<String>> rows() {
    return world.bigQuery.rows(World.PROJECT, World.DATASET, "names").stream()
        .map(
            row ->
                List.of("feed", "kind", "id", "parent_id", "name", "state").stream()
                    .map(column -> String.valueOf(row.text(column)))
                    .toList())
        .toList();
  }
}
