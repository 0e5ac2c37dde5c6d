package io.tailrace.sink.database;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statements that write to a folded table: the same for every database. Immutable. */
final class TableSql {
  private static final String ON_CONFLICT_NOTHING = " ON CONFLICT DO NOTHING";

  private final String name;
  private final List<FoldedColumn> columns;
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
    return insertValues(shape) + onConflict(shape, column -> !column.indexed());
  }

  /** Adds a row of this shape unless its key is there. */
  String insertNew(long shape) {
    return insertValues(shape) + ON_CONFLICT_NOTHING;
  }

  /**
   * Adds many rows, or folds each into the one that is there, in the order in which they are given:
   * a parameter is an array, and holds a column of all of them.
   *
   * @param types of the table's columns
   */
  String upsertAll(long shape, List<String> types) {
    return insertArrays(shape, types) + onConflict(shape, column -> true);
  }

  /** Adds those of many rows whose key is not there, and returns the keys of these. */
  String insertAllNew(long shape, List<String> types) {
    return insertArrays(shape, types) + ON_CONFLICT_NOTHING + " RETURNING " + names(keys());
  }

  /** What a SELECT reads that wants to know the columns and no row. */
  String empty() {
    String names = names(IntStream.range(0, columns.size()));
    return "(SELECT " + names + " FROM " + name + " LIMIT 0) AS empty";
  }

  private String insertValues(long shape) {
    String marks = inShape(shape).mapToObj(i -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO " + name + " (" + names(inShape(shape)) + ") VALUES (" + marks + ")";
  }

  /** A column that has no value here, though another row has, must not be NULL if it is a sum. */
  private String insertArrays(long shape, List<String> types) {
    String arrays =
        inShape(shape)
            .mapToObj(i -> "CAST(? AS " + types.get(i) + "[])")
            .collect(Collectors.joining(", "));
    String values =
        inShape(shape)
            .mapToObj(columns::get)
            .map(of -> of.fold().startsAtZero() ? "coalesce(" + of.name() + ", 0)" : of.name())
            .collect(Collectors.joining(", "));
    String names = names(inShape(shape));
    return "INSERT INTO %s (%s) SELECT %s FROM unnest(%s) AS fresh (%s)"
        .formatted(name, names, values, arrays, names);
  }

  private String onConflict(long shape, Predicate<FoldedColumn> which) {
    String folded =
        inShape(shape)
            .skip(keys)
            .mapToObj(columns::get)
            .filter(which)
            .map(of -> of.name() + " = " + of.fold().sql(name, of.name(), leader(of)))
            .collect(Collectors.joining(", "));
    return folded.isEmpty()
        ? ON_CONFLICT_NOTHING
        : " ON CONFLICT (" + names(keys()) + ") DO UPDATE SET " + folded;
  }

  private IntStream keys() {
    return IntStream.range(0, keys);
  }

  private String names(IntStream indexes) {
    return indexes.mapToObj(i -> columns.get(i).name()).collect(Collectors.joining(", "));
  }

  private String leader(FoldedColumn column) {
    return column.leader() < 0 ? null : columns.get(column.leader()).name();
  }

  /**
   * Folds a row's value of this indexed column, and its leader's, into a row that is there, and
   * only if that changes it. To be done before the upsert, which changes the leader. Parameters:
   * the value, the key, the leader, and the value again.
   */
  String correct(int indexed) {
    FoldedColumn column = columns.get(indexed);
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
