package io.tailrace.sink.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * A prepared statement for each shape of row, so that a row costs what it says and not what its
 * table could hold. Keeps those used last. For one thread; lives as long as its connection.
 */
final class ShapedStatements {
  private static final int KEPT = 64;
  private final Connection connection;
  private final LongFunction<String> sql;
  private final Map<Long, PreparedStatement> statements = new LinkedHashMap<>(KEPT, 0.75f, true);

  ShapedStatements(Connection connection, LongFunction<String> sql) {
    this.connection = connection;
    this.sql = sql;
  }

  PreparedStatement get(long shape) throws SQLException {
    PreparedStatement kept = statements.get(shape);
    if (kept != null) {
      return kept;
    }
    if (statements.size() == KEPT) {
      PreparedStatement oldest = statements.remove(statements.keySet().iterator().next());
      oldest.close();
    }
    PreparedStatement fresh = connection.prepareStatement(sql.apply(shape));
    statements.put(shape, fresh);
    return fresh;
  }
}
