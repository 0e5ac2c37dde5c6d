package io.tailrace.sink.database;

import io.tailrace.sink.database.Dialect.RowAdder;
import java.sql.SQLException;
import java.util.List;

/**
 * Adds events to the activity, and so learns which of them are new: those alone are counted. For
 * one thread; lives as long as its connection.
 */
final class Activity {
  private final RowAdder rows;

  Activity(OpenDatabase database) throws SQLException {
    this.rows = database.dialect().adder(database.connection(), ActivityRows.TABLE);
  }

  /** Adds these; each that was not there counts. */
  void add(List<Fact> facts) throws SQLException {
    boolean[] added = rows.add(facts.stream().map(ActivityRows::of).toList());
    for (int i = 0; i < added.length; i++) {
      if (added[i]) {
        facts.get(i).counted();
      }
    }
  }
}
