package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.sink.KillTrial;
import io.tailrace.testkit.sink.SinkWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: whenever the process is killed, the database holds exactly the records before its
 * committed position, each once.
 *
 * <p>Over 10 s: in -Pfull it starts a process anew after each of 70 kills.
 */
class KilledAtAnyMomentGuarantee {
  @TempDir Path folder;

  @Test
  void rowsAndPositionAgree() throws Exception {
    assertAgreement(2);
  }

  @Test
  @Tag("long")
  void rowsAndPositionAgreeManyTimes() throws Exception {
    assertAgreement(Integer.getInteger("kills", 100));
  }

  @Test
  @Tag("full")
  void onPostgresTheyAgreeToo() throws Exception {
    new PostgresTrialDatabases().of(Files.createDirectories(folder.resolve("sink")));
    assertAgreement(PostgresTrialDatabases.class, 6);
  }

  private void assertAgreement(int kills) throws Exception {
    assertAgreement(TrialDatabases.class, kills);
  }

  private void assertAgreement(Class<? extends TrialDatabases> databases, int kills)
      throws Exception {
    long seed = new Random().nextLong();
    KillTrial.Report report = new KillTrial(databases, folder, seed).run(kills);
    assertThat(report.disagreements()).isEmpty();
    assertThat(report.kills()).isEqualTo(kills);
    assertThat(report.records()).as("seed %d", seed).isPositive();
  }

  /** The trial finds a sink whose position is not in the transaction of its rows. */
  @Test
  @Tag("full")
  @NegativeControl
  void aPositionCommittedFirstWouldBeFound() throws Exception {
    KillTrial.Report report = new KillTrial(PositionFirst.class, folder, 1).run(60);
    assertThat(report.disagreements()).isNotEmpty();
  }

  /** Commits the position, and then the rows. */
  static final class PositionFirst extends TrialDatabases {
    @Override
    public Sink on(Path where) throws IOException {
      Sink sink = super.on(where);
      return SinkWith.write(
          sink,
          batch -> {
            sink.write(new Batch(List.of(), batch.next(), batch.epoch(), false));
            return sink.write(batch);
          });
    }

    @Override
    public List<String> effect(Sink sink) throws Exception {
      return super.effect(((SinkWith) sink).sink());
    }
  }
}
