package io.tailrace.sink.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Flyway on either engine. On SQLite it made the tables in earlier versions, and must agree with
 * what is made there now. Stateless.
 */
final class TrialFlyway {
  private TrialFlyway() {}

  static FluentConfiguration on(TrialDatabase trial) {
    FluentConfiguration flyway =
        trial.database().engine() instanceof Postgres postgres
            ? postgres.flyway()
            : Flyway.configure()
                .dataSource(trial.url(), null, null)
                .locations("classpath:" + SqliteMigrations.SCRIPTS);
    return flyway
        .javaMigrations(new Rereading(trial.database().engine().dialect()))
        .loggers(QuietFlyway.class.getName());
  }
}
