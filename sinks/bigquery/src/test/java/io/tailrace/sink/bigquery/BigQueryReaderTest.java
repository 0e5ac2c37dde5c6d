package io.tailrace.sink.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.bigquery.Fault;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BigQueryReaderTest {
  private static final Instant NOW = TrialRecords.START;
  private World world;
  private BigQueryReader reader;

  @BeforeEach
  void start() throws Exception {
    world = new World();
    reader = new BigQueryReader(world.settings(World.DATASET));
  }

  @AfterEach
  void stop() {
    reader.close();
    world.close();
  }

  @Test
  void findsTheRowOfAnEvent() throws Exception {
    write();
    String id = TrialRecords.id(1);
    assertThat(reader.holds("default", id, NOW)).isTrue();
    assertThat(reader.holds("default", id, null)).isTrue();
    assertThat(reader.holds("other", id, NOW)).isFalse();
    assertThat(reader.holds("default", "another", NOW)).isFalse();
  }

  @Test
  void findsOneThatHappenedLongBeforeItCame() throws Exception {
    write();
    Instant muchLater = NOW.plus(Duration.ofDays(400));
    assertThat(reader.holds("default", TrialRecords.id(1), muchLater)).isTrue();
  }

  @Test
  void whereThereIsNoTableYetThereIsNoRow() throws Exception {
    assertThat(reader.holds("default", "e", NOW)).isFalse();
  }

  @Test
  void saysWhyItCannotBeAsked() throws Exception {
    write();
    world.bigQuery.faults(call -> Fault.PERMISSION);
    assertThatThrownBy(() -> reader.holds("default", "e", NOW))
        .isInstanceOf(SinkUnavailableException.class)
        .hasMessageContaining("BigQuery Job User");
  }

  private void write() throws Exception {
    try (Trial owner = Trial.open(world, 1)) {
      owner.write(0, 3);
    }
  }
}
