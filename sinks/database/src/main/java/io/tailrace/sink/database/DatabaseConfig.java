package io.tailrace.sink.database;

import io.tailrace.core.settings.Secret;
import io.tailrace.core.settings.SecretShape;
import io.tailrace.core.settings.Section;
import io.tailrace.core.settings.Setting;

/**
 * What can be set about the database. Immutable, safe to share between threads.
 *
 * @param url {@code sqlite}, or PostgreSQL's as its driver takes it: the engines' own matter
 * @param user empty = as the URL says
 * @param password empty = as the URL says
 */
public record DatabaseConfig(
    @Setting(
            key = "database.url",
            pattern = "\\P{Cntrl}+",
            form = "a URL",
            byDefault = "sqlite",
            meaning =
                "The engine of the database: people, deliveries, suppressions. PostgreSQL can be"
                    + " shared by several processes.")
        String url,
    @Setting(
            key = "database.user",
            pattern = "\\P{Cntrl}{0,63}",
            form = "a role's name",
            meaning = "The user in PostgreSQL, unless the URL names one.")
        String user,
    @Setting(
            key = "database.password",
            secret = SecretShape.PASSWORD,
            meaning =
                "The password of that user. If it is in a file, it may change while Tailrace runs.")
        Secret password,
    @Setting(
            key = "database.schema",
            pattern = PostgresSettings.SCHEMA,
            form = "small letters, digits and `_`",
            byDefault = "tailrace",
            meaning =
                "The schema in PostgreSQL, for Tailrace's tables alone. Created if it is missing and"
                    + " the user may.")
        String schema,
    DatabaseRetention retention) {
  static final DatabaseConfig DEFAULT = Section.of(DatabaseConfig.class).byDefault();

  /** Without the password that the URL may hold. */
  @Override
  public String toString() {
    return "DatabaseConfig[" + PostgresUrl.masked(url) + "]";
  }
}
