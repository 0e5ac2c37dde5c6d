package io.tailrace.sink.database;

import io.tailrace.core.sink.SourceName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps the names of what messages come from. What is deleted at its source keeps the name it had:
 * its events are still here. For one thread.
 */
final class NameRows {
  private static final String UPSERT =
      "INSERT INTO names (feed, kind, id, parent_id, name, state, refreshed_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (feed, kind, id) DO UPDATE SET"
          + " parent_id = excluded.parent_id, name = excluded.name, state = excluded.state,"
          + " refreshed_at = excluded.refreshed_at";

  private final OpenDatabase database;

  NameRows(OpenDatabase database) {
    this.database = database;
  }

  int put(List<SourceName> names) throws SQLException {
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
    Object[] values = {
      name.feed(),
      name.kind(),
      name.id(),
      name.parentId(),
      Text.clean(name.name()),
      Text.clean(name.state()),
      new Millis(name.refreshedAt())
    };
    for (int i = 0; i < values.length; i++) {
      // PostgreSQL cannot tell of a null what type it has.
      if (values[i] == null) {
        statement.setNull(i + 1, i == 3 ? java.sql.Types.BIGINT : java.sql.Types.VARCHAR);
      } else {
        database.dialect().bind(statement, i + 1, values[i]);
      }
    }
  }
}
