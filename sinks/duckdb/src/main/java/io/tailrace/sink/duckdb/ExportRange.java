package io.tailrace.sink.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which events an export takes: {@code from <= timestamp < to}, either of them open if null.
 * Immutable.
 */
record ExportRange(Instant from, Instant to) {

  /** The days on which there are events, in UTC. */
  List<LocalDate> days(ReadSession session) throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    session.query(
        "SELECT DISTINCT timestamp::DATE AS day FROM delivery_events WHERE "
            + condition()
            + " ORDER BY day",
        row -> days.add(row.getObject(1, LocalDate.class)));
    return days;
  }

  /** A condition for the events of one day. */
  String of(LocalDate day) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return condition() + " AND timestamp >= " + literal(start) + " AND timestamp < " + literal(end);
  }

  private String condition() {
    return (from == null ? "true" : "timestamp >= " + literal(from))
        + (to == null ? "" : " AND timestamp < " + literal(to));
  }

  private static String literal(Instant time) {
    return "make_timestamp(" + Micros.of(time) + ")";
  }
}
