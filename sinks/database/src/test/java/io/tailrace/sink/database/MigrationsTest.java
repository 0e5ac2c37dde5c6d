package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class MigrationsTest {
  @Parameter TrialEngine engine;
  @TempDir Path folder;
  private TrialDatabase trial;

  @BeforeEach
  void migrate() throws Exception {
    trial = engine.in(folder);
    try (DatabaseSink sink = new DatabaseSink(trial.database())) {
      sink.open();
    }
  }

  @AfterEach
  void close() {
    trial.close();
  }

  /** The number that lets a start do without Flyway must be that of the last script. */
  @Test
  void anEmptyDatabaseIsBroughtToTheLatestVersion() {
    Flyway flyway = TrialFlyway.on(trial).load();
    assertThat(flyway.info().current().getVersion().getVersion())
        .isEqualTo(String.valueOf(Migrations.LATEST));
    assertThat(flyway.info().pending()).isEmpty();
    flyway.validate();
  }

  @Test
  void everyFoldedColumnIsThere() throws Exception {
    try (Tables tables = trial.tables()) {
      for (FoldedTable table :
          new FoldedTable[] {
            PersonRows.TABLE,
            DeliveryRows.TABLE,
            SuppressionRows.TABLE,
            OptOutRows.TABLE,
            AddressRows.TABLE,
            HourlyRows.TABLE,
            BounceRows.COUNTS,
            BounceRows.SAMPLES,
            ActivityRows.TABLE,
            QuarantineRows.TABLE
          }) {
        assertThat(tables.rows("SELECT * FROM " + new TableSql(table).empty())).isEmpty();
      }
    }
  }
}
