package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class MigrationsTest {
  @TempDir Path folder;

  private Flyway flyway(DatabaseSettings settings) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl(Sqlite.url(settings.file()));
    return Flyway.configure()
        .dataSource(source)
        .locations("classpath:" + Sqlite.MIGRATIONS)
        .loggers(QuietFlyway.class.getName())
        .load();
  }

  /** The number that lets a start do without Flyway must be that of the last script. */
  @Test
  void anEmptyFileIsBroughtToTheLatestVersion() throws Exception {
    DatabaseSettings settings = DatabaseSettings.in(folder);
    try (DatabaseSink sink = new DatabaseSink(settings)) {
      sink.open();
    }
    assertThat(flyway(settings).info().current().getVersion().getVersion())
        .isEqualTo(String.valueOf(Migrations.LATEST));
    assertThat(flyway(settings).info().pending()).isEmpty();
    flyway(settings).validate();
  }

  @Test
  void everyFoldedColumnIsThere() throws Exception {
    DatabaseSettings settings = DatabaseSettings.in(folder);
    try (DatabaseSink sink = new DatabaseSink(settings);
        Tables tables = new Tables(settings.file())) {
      sink.open();
      for (FoldedTable table :
          new FoldedTable[] {
            PersonRows.TABLE,
            DeliveryRows.TABLE,
            SuppressionRows.TABLE,
            HourlyRows.TABLE,
            ActivityRows.TABLE,
            QuarantineRows.TABLE
          }) {
        tables.execute(
            "EXPLAIN " + new TableSql(table).insertNew((1L << table.newRow().length) - 1));
      }
    }
  }
}
