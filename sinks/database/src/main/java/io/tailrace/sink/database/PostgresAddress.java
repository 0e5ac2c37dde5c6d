package io.tailrace.sink.database;

import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL server is, and who we are to it. Never shows the password. Immutable.
 *
 * @param url {@code jdbc:postgresql://host:port/database}, with parameters of the driver's if need
 *     be; may hold user and password too
 * @param user null = the URL's
 * @param password empty = the URL's; asked at each connection, since it may have been changed
 */
public record PostgresAddress(String url, String user, Supplier<Optional<String>> password) {
  private static final String HOST = "(?:\\[[0-9a-fA-F:.%]+]|[^/?@:,\\[\\]]*)(?::\\d{1,5})?";
  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql:(?://"
              + HOST
              + "(?:,"
              + HOST
              + ")*(?:/[^?@]*)?|[^/?@:][^?@:]*|/)"
              + "(?:\\?(?:[^%]|%[0-9a-fA-F]{2})*)?");
  private static final Pattern USER = Pattern.compile("(?:jdbc:)?postgres(?:ql)?:/*[^/?]*@");

  /**
   * @throws IllegalArgumentException if that is no such URL; the message does not show it
   */
  public PostgresAddress {
    if (!isUrl(url)) {
      throw new IllegalArgumentException(
          "not a URL as PostgreSQL's driver takes it: jdbc:postgresql://host:port/database");
    }
  }

  /** An address whose URL contains everything. */
  public static PostgresAddress of(String url) {
    return new PostgresAddress(url, null, Optional::empty);
  }

  /**
   * Whether the driver can read it. It is not asked about what it would complain of, since it
   * repeats that in the log: a password before an at sign, or in a port's place.
   */
  public static boolean isUrl(String url) {
    return FORM.matcher(url).matches() && Driver.parseURL(url, new Properties()) != null;
  }

  /** Whether there is something before an at sign, as in other URLs. */
  public static boolean namesUser(String url) {
    return USER.matcher(url).lookingAt();
  }

  /** What the URL says, by the driver's names. */
  Properties parameters() {
    return Driver.parseURL(url, new Properties());
  }

  /** The options by which PostgreSQL's own tools find it. */
  String forPsql() {
    Properties said = parameters();
    return "-h %s -p %s -d %s"
        .formatted(
            said.getProperty("PGHOST", "localhost"),
            said.getProperty("PGPORT", "5432"),
            said.getProperty("PGDBNAME", "postgres"));
  }

  /** For people: {@code host:port/database}. */
  @Override
  public String toString() {
    Properties said = parameters();
    return said.getProperty("PGHOST", "localhost")
        + ":"
        + said.getProperty("PGPORT", "5432")
        + "/"
        + said.getProperty("PGDBNAME", "");
  }
}
