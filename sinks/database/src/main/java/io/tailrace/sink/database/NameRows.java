package io.tailrace.sink.database;

import io.tailrace.core.sink.BatchSize;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.core.sink.SourceName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/**
 * Keeps the names of what messages come from. What is deleted at its source keeps the name it had:
 * its events are still here. For one thread.
 */
final class NameRows {
  private static final int AT_ONCE = 1_000;
  private static final String UPSERT =
      "INSERT INTO names (feed, kind, id, parent_id, name, state, refreshed_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (feed, kind, id) DO UPDATE SET"
          + " parent_id = excluded.parent_id, name = excluded.name, state = excluded.state,"
          + " refreshed_at = excluded.refreshed_at";

  private final OpenDatabase database;

  NameRows(OpenDatabase database) {
    this.database = database;
  }

  /** Puts them all, some in each transaction. */
  int put(List<SourceName> names, BatchSize size) throws SQLException, SinkUnavailableException {
    int atOnce = size.of(AT_ONCE);
    for (int from = 0; from < names.size(); from += atOnce) {
      List<SourceName> some = names.subList(from, Math.min(names.size(), from + atOnce));
      database.write(() -> put(some));
    }
    return names.size();
  }

  private int put(List<SourceName> names) throws SQLException {
    try (PreparedStatement statement = database.connection().prepareStatement(UPSERT)) {
      for (SourceName name : names) {
        bind(statement, name);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    return names.size();
  }

  private void bind(PreparedStatement statement, SourceName name) throws SQLException {
    statement.setString(1, name.feed());
    statement.setString(2, name.kind());
    statement.setLong(3, name.id());
    statement.setObject(4, name.parentId(), Types.BIGINT);
    statement.setString(5, DatabaseText.clean(name.name()));
    statement.setString(6, DatabaseText.clean(name.state()));
    database.dialect().bind(statement, 7, new Millis(name.refreshedAt()));
  }
}
