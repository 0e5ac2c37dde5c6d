package io.tailrace.sink.database;

import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
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

  /**
   * @throws IllegalArgumentException if that is no such URL; the message does not show it
   */
  public PostgresAddress {
    if (!isUrl(url)) {
      throw new IllegalArgumentException(
          "not a URL as PostgreSQL's driver takes it: jdbc:postgresql://host:port/database");
    }
  }

  /** One that says all there is to say. */
  public static PostgresAddress of(String url) {
    return new PostgresAddress(url, null, Optional::empty);
  }

  /** Whether the driver can read it. */
  public static boolean isUrl(String url) {
    return url.startsWith("jdbc:postgresql:") && Driver.parseURL(url, new Properties()) != null;
  }

  /** What the URL says, by the driver's names. */
  Properties parameters() {
    return Driver.parseURL(url, new Properties());
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
