package io.tailrace.sink.database;

import io.tailrace.core.settings.BadValueException;
import io.tailrace.core.settings.Given;
import io.tailrace.core.settings.ValueType;
import java.util.regex.Pattern;

/** Which database, by URL. Shown without the passwords that a URL may hold. Immutable. */
record DatabaseUrlType() implements ValueType<String> {
  private static final String SQLITE = "sqlite";
  private static final Pattern PASSWORD = Pattern.compile("(?i)([?&;][^=&]*password[^=&]*=)[^&]*");

  @Override
  public String read(Given given) {
    String text = given.text();
    if (PostgresAddress.namesUser(text)) {
      throw new BadValueException(
          "names a user before an '@', which PostgreSQL's driver does not take and would repeat in"
              + " the log: write jdbc:postgresql://host:port/database, with database.user and"
              + " database.password beside it");
    }
    if (text.equals(SQLITE) || PostgresAddress.isUrl(text)) {
      return text;
    }
    if (text.startsWith("postgres:") || text.startsWith("postgresql:")) {
      throw new BadValueException(
          "is written jdbc:postgresql://host:port/database, with database.user and"
              + " database.password beside it");
    }
    throw BadValueException.expectedUrl(expected(), text);
  }

  @Override
  public String expected() {
    return "sqlite or jdbc:postgresql://host:port/database";
  }

  @Override
  public String show(String url) {
    return masked(url);
  }

  static String masked(String url) {
    return PASSWORD.matcher(url).replaceAll("$1********");
  }
}
