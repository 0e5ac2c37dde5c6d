package io.tailrace.sink.bigquery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the tables are. Immutable.
 *
 * @param location where the dataset is made if it is missing, such as {@code EU}; null for
 *     BigQuery's own default
 */
public record Dataset(String project, String name, String location) {
  private static final String DEFAULT_NAME = "customerio_events";
  private static final Pattern URL =
      Pattern.compile(
          "bigquery:((?:[a-z0-9.-]+:)?[a-z][a-z0-9-]*[a-z0-9])(?:\\.([A-Za-z0-9_]+))?(?:\\?location=([A-Za-z0-9-]+))?");

  /**
   * From {@code bigquery:PROJECT.DATASET}, {@code bigquery:PROJECT} (dataset {@code
   * customerio_events}), each with {@code ?location=EU} or without.
   *
   * @throws IllegalArgumentException if it is none of them; says what it should look like
   */
  public static Dataset of(String url) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "is not of the form bigquery:PROJECT.DATASET, such as"
              + " bigquery:acme-prod.customerio_events");
    }
    String name = matcher.group(2) == null ? DEFAULT_NAME : matcher.group(2);
    return new Dataset(matcher.group(1), name, matcher.group(3));
  }

  /** A table as gRPC names it. */
  String resource(String table) {
    return "projects/%s/datasets/%s/tables/%s".formatted(project, name, table);
  }

  /** A table as SQL names it. */
  String quoted(String table) {
    return "`%s.%s.%s`".formatted(project, name, table);
  }

  /** For messages. */
  @Override
  public String toString() {
    return project + "." + name;
  }
}
