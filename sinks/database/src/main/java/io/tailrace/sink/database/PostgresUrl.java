package io.tailrace.sink.database;

import io.tailrace.core.engine.EngineUrl;
import io.tailrace.core.settings.BadValueException;
import java.util.regex.Pattern;

/** PostgreSQL's URLs, as its driver takes them. Shown without the passwords in them. Immutable. */
record PostgresUrl() implements EngineUrl {
  private static final Pattern PASSWORD = Pattern.compile("(?i)([?&;][^=&]*password[^=&]*=)[^&]*");

  @Override
  public String form() {
    return "jdbc:postgresql://host:port/database";
  }

  @Override
  public boolean isFor(String url) {
    return PostgresAddress.namesUser(url) || isOtherTools(url) || PostgresAddress.isUrl(url);
  }

  private static boolean isOtherTools(String url) {
    return url.startsWith("postgres:") || url.startsWith("postgresql:");
  }

  @Override
  public void check(String url) {
    if (PostgresAddress.namesUser(url)) {
      throw new BadValueException(
          "names a user before an '@', which PostgreSQL's driver does not take and would repeat in"
              + " the log: write jdbc:postgresql://host:port/database, with database.user and"
              + " database.password beside it");
    }
    if (isOtherTools(url)) {
      throw new BadValueException(
          "is written jdbc:postgresql://host:port/database, with database.user and"
              + " database.password beside it");
    }
  }

  @Override
  public String shown(String url) {
    return masked(url);
  }

  static String masked(String url) {
    return PASSWORD.matcher(url).replaceAll("$1********");
  }
}
