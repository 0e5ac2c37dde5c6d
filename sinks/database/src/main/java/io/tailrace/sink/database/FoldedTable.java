package io.tailrace.sink.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table whose rows are folded from events: its columns, and how each folds, in memory and in SQL
 * alike. A row is an array of values in the order of the columns. A row seldom has values for all
 * its columns, and statements name only those that it has (its shape, a bit per column). Immutable.
 */
final class FoldedTable {
  private final String name;
  private final List<Column> columns;
  private final int keys;

  private FoldedTable(Builder builder) {
    this.name = builder.name;
    this.columns = List.copyOf(builder.columns);
    this.keys = (int) columns.stream().filter(column -> column.fold == Fold.KEY).count();
    if (columns.size() > Long.SIZE) {
      throw new IllegalArgumentException(name + " has more columns than a shape has bits");
    }
  }

  static Builder named(String name) {
    return new Builder(name);
  }

  String name() {
    return name;
  }

  Object[] newRow() {
    return new Object[columns.size()];
  }

  /** How many columns, the first ones, are the key. */
  int keys() {
    return keys;
  }

  /** Where this column stands in a row. */
  int at(String column) {
    return Builder.index(columns, column);
  }

  /** Folds {@code from} into {@code into}, a row of the same key. */
  void merge(Object[] into, Object[] from) {
    for (int i = keys; i < into.length; i++) {
      if (columns.get(i).fold.led()) {
        mergeLed(columns.get(i), i, into, from);
      }
    }
    for (int i = keys; i < into.length; i++) {
      if (from[i] != null && !columns.get(i).fold.led()) {
        into[i] = into[i] == null ? from[i] : merged(columns.get(i).fold, into[i], from[i]);
      }
    }
  }

  private static void mergeLed(Column column, int i, Object[] into, Object[] from) {
    Object leader = from[column.leader];
    if (leader == null) {
      return;
    }
    int order = into[column.leader] == null ? 0 : Values.compare(leader, into[column.leader]);
    boolean takes =
        column.fold == Fold.FOLLOWS
            ? order > 0
            : order < 0 || (order == 0 && Values.compare(from[i], into[i]) < 0);
    if (into[column.leader] == null || takes) {
      into[i] = from[i];
    }
  }

  private static Object merged(Fold fold, Object a, Object b) {
    return switch (fold) {
      case LEAST -> Values.compare(a, b) <= 0 ? a : b;
      case GREATEST -> Values.compare(a, b) >= 0 ? a : b;
      case SUM -> (Long) a + (Long) b;
      case BITS -> (Long) a | (Long) b;
      default -> throw new IllegalArgumentException(fold + " is folded elsewhere");
    };
  }

  /** Which columns a row has, a bit for each. */
  long shape(Object[] row) {
    long shape = 0;
    for (int i = 0; i < row.length; i++) {
      Column column = columns.get(i);
      if (row[i] != null || (column.fold == Fold.FOLLOWS && row[column.leader] != null)) {
        shape |= 1L << i;
      }
    }
    return shape;
  }

  /** Adds a row of this shape, or folds it into the one that is there. */
  String upsert(long shape) {
    String folds =
        inShape(shape)
            .skip(keys)
            .mapToObj(columns::get)
            .map(column -> column.name + " = " + column.fold.sql(name, column.name, leader(column)))
            .collect(Collectors.joining(", "));
    return insert(shape) + (folds.isEmpty() ? "NOTHING" : "UPDATE SET " + folds);
  }

  /** Adds a row of this shape unless its key is there. */
  String insertNew(long shape) {
    return insert(shape) + "NOTHING";
  }

  private String insert(long shape) {
    String marks = inShape(shape).mapToObj(i -> "?").collect(Collectors.joining(", "));
    String key = names(IntStream.range(0, keys));
    return "INSERT INTO "
        + name
        + " ("
        + names(inShape(shape))
        + ") VALUES ("
        + marks
        + ") ON CONFLICT ("
        + key
        + ") DO ";
  }

  private String names(IntStream indexes) {
    return indexes.mapToObj(i -> columns.get(i).name).collect(Collectors.joining(", "));
  }

  private IntStream inShape(long shape) {
    return IntStream.range(0, columns.size()).filter(i -> (shape >>> i & 1) == 1);
  }

  private String leader(Column column) {
    return column.fold.led() ? columns.get(column.leader).name : null;
  }

  private record Column(String name, Fold fold, int leader) {}

  /** Lists a table's columns, the key first and a leader before what it leads. For one thread. */
  static final class Builder {
    private final String name;
    private final List<Column> columns = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    Builder with(Fold fold, String... names) {
      for (String column : names) {
        columns.add(new Column(column, fold, -1));
      }
      return this;
    }

    Builder led(Fold fold, String leader, String... names) {
      for (String column : names) {
        columns.add(new Column(column, fold, index(columns, leader)));
      }
      return this;
    }

    FoldedTable build() {
      return new FoldedTable(this);
    }

    private static int index(List<Column> columns, String name) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name.equals(name)) {
          return i;
        }
      }
      throw new IllegalArgumentException("no column " + name);
    }
  }
}
