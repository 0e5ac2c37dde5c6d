package io.tailrace.sink.database;

import io.tailrace.customerio.MailAddress;
import io.tailrace.sink.database.OptOutRows.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Walks through tables a page at a time, since some are larger than memory, and folds what it makes
 * of them into others, all in one transaction. For one thread.
 */
final class FoldedPages {
  private static final int PAGE = 1_000;
  private final Connection connection;
  private final Dialect dialect;

  FoldedPages(Connection connection, Dialect dialect) {
    this.connection = connection;
    this.dialect = dialect;
  }

  /** What a query's row holds; times as the tables have them. */
  record Row(Map<String, Object> values) {
    String text(String column) {
      return (String) values.get(column);
    }

    /** Null where there is none. */
    Long number(String column) {
      return values.get(column) instanceof Number number ? number.longValue() : null;
    }

    Instant time(String column) {
      return Timestamps.parse(text(column));
    }

    /** The one mailbox that {@code recipient} is. */
    String mailbox() {
      return "email".equals(text("object_type"))
          ? MailAddress.single(text("recipient")).map(MailAddress::key).orElse(null)
          : null;
    }

    /** Time and event of a column whose name ends in {@code _from}. */
    Change stamp(String column) {
      String[] parts = text(column).split(" ", 2);
      return new Change(false, Timestamps.parse(parts[0]), parts[1]);
    }
  }

  /** Folds a row for each row of a query over {@code seq}, or none where that is null. */
  void fold(FoldedTable into, String query, Function<Row, Object[]> read) throws SQLException {
    foldAll(
        into,
        query,
        List.of("seq"),
        (row, rows) -> {
          Object[] folded = read.apply(row);
          if (folded != null) {
            rows.accept(folded);
          }
        });
  }

  /** Folds any number of rows for each row of a query that goes on behind these columns. */
  void foldAll(
      FoldedTable into, String query, List<String> key, BiConsumer<Row, Consumer<Object[]>> read)
      throws SQLException {
    Dialect.RowFolder folder = dialect.folder(connection, into);
    walk(
        query,
        key,
        page -> {
          FoldedRows rows = new FoldedRows(into);
          page.forEach(row -> read.accept(row, rows::add));
          folder.fold(rows);
        });
  }

  /** Hands over what the query finds, in pages. */
  void walk(String query, List<String> key, PageReader reader) throws SQLException {
    List<Object> after = new ArrayList<>();
    key.forEach(column -> after.add(column.equals("seq") ? (Object) Long.MIN_VALUE : ""));
    List<Row> page;
    do {
      page = ask(query + " LIMIT " + PAGE, after);
      if (!page.isEmpty()) {
        Row last = page.get(page.size() - 1);
        after.clear();
        key.forEach(column -> after.add(last.values.get(column)));
        reader.read(page);
      }
    } while (page.size() == PAGE);
  }

  /** What a query finds, all of it. */
  List<Row> ask(String sql, List<?> parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        dialect.bind(statement, i + 1, parameters.get(i));
      }
      return rows(statement.executeQuery());
    }
  }

  private List<Row> rows(ResultSet found) throws SQLException {
    List<Row> rows = new ArrayList<>();
    while (found.next()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        String name = found.getMetaData().getColumnName(i);
        values.put(name, name.equals("seq") ? (Object) found.getLong(i) : dialect.value(found, i));
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  int execute(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        dialect.bind(statement, i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  /** Takes one page. */
  interface PageReader {
    void read(List<Row> page) throws SQLException;
  }
}
