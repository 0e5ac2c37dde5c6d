package io.tailrace.sink.database;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that write to a folded table: the same for every database. Immutable. */
final class TableSql {
  private final String name;
  private final List<Column> columns;
  private final int keys;

  TableSql(FoldedTable table) {
    this.name = table.name();
    this.columns = table.columns();
    this.keys = table.keys();
  }

  /**
   * Adds a row of this shape, or folds it into the one that is there, but for its indexed columns.
   */
  String upsert(long shape) {
    String folded =
        inShape(shape)
            .skip(keys)
            .mapToObj(columns::get)
            .filter(column -> !column.indexed())
            .map(
                column ->
                    column.name() + " = " + column.fold().sql(name, column.name(), leader(column)))
            .collect(Collectors.joining(", "));
    return insert(shape) + (folded.isEmpty() ? "NOTHING" : "UPDATE SET " + folded);
  }

  /** Adds a row of this shape unless its key is there. */
  String insertNew(long shape) {
    return insert(shape) + "NOTHING";
  }

  private String insert(long shape) {
    String marks = inShape(shape).mapToObj(i -> "?").collect(Collectors.joining(", "));
    String into = "INSERT INTO " + name + " (" + names(inShape(shape)) + ") VALUES (" + marks;
    return into + ") ON CONFLICT (" + names(IntStream.range(0, keys)) + ") DO ";
  }

  private String names(IntStream indexes) {
    return indexes.mapToObj(i -> columns.get(i).name()).collect(Collectors.joining(", "));
  }

  private String leader(Column column) {
    return column.leader() < 0 ? null : columns.get(column.leader()).name();
  }

  /**
   * Folds a row's value of this indexed column, and its leader's, into a row that is there, and
   * only if that changes it. To be done before the upsert, which changes the leader. Parameters:
   * the value, the key, the leader, and the value again.
   */
  String correct(int indexed) {
    Column column = columns.get(indexed);
    String wins = column.fold().wins(column.name(), leader(column));
    String key =
        columns.stream()
            .limit(keys)
            .map(of -> of.name() + " = ?")
            .collect(Collectors.joining(" AND "));
    return "UPDATE " + name + " SET " + column.name() + " = ? WHERE " + key + " AND " + wins;
  }

  private IntStream inShape(long shape) {
    return IntStream.range(0, columns.size()).filter(i -> (shape >>> i & 1) == 1);
  }
}
