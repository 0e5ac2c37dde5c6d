package io.tailrace.sink.database;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A table whose rows are folded from events: its columns, and how each folds, in memory and in SQL
 * alike. A row is an array of values in the order of the columns. A row seldom has values for all
 * its columns, and statements name only those that it has (its shape, a bit per column). Immutable.
 */
final class FoldedTable {
  private final String name;
  private final List<FoldedColumn> columns;
  private final int keys;
  private final Fold[] folds;
  private final int[] leaders;
  private final long ledColumns;

  private FoldedTable(Builder builder) {
    this.name = builder.name;
    this.columns = List.copyOf(builder.columns);
    this.folds = columns.stream().map(FoldedColumn::fold).toArray(Fold[]::new);
    this.leaders = columns.stream().mapToInt(FoldedColumn::leader).toArray();
    this.keys = (int) columns.stream().filter(column -> column.fold() == Fold.KEY).count();
    this.ledColumns = bits(i -> folds[i].led());
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

  List<FoldedColumn> columns() {
    return columns;
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

  private long bits(IntPredicate which) {
    return IntStream.range(0, columns.size())
        .filter(which)
        .mapToLong(i -> 1L << i)
        .reduce(0, (a, b) -> a | b);
  }

  /** Folds {@code from}, of this shape, into {@code into}, a row of the same key. */
  void merge(Object[] into, Object[] from, long shape) {
    long folded = shape & -(1L << keys);
    for (long led = folded & ledColumns; led != 0; led &= led - 1) {
      mergeLed(Long.numberOfTrailingZeros(led), into, from);
    }
    for (long rest = folded & ~ledColumns; rest != 0; rest &= rest - 1) {
      int i = Long.numberOfTrailingZeros(rest);
      into[i] = into[i] == null ? from[i] : folds[i].merge(into[i], from[i]);
    }
  }

  /** Before the leaders are merged: they say who wins. */
  private void mergeLed(int i, Object[] into, Object[] from) {
    Object old = into[leaders[i]];
    int order = old == null ? 0 : Values.compare(from[leaders[i]], old);
    boolean wins =
        folds[i] == Fold.FOLLOWS
            ? order > 0
            : order < 0 || (order == 0 && old != null && Values.compare(from[i], into[i]) < 0);
    if (old == null || wins) {
      into[i] = from[i];
    }
  }

  /** Which columns a row has, a bit for each. A follower is there where its leader is. */
  long shape(Object[] row) {
    long shape = 0;
    for (int i = 0; i < row.length; i++) {
      if (row[i] != null || (folds[i] == Fold.FOLLOWS && row[leaders[i]] != null)) {
        shape |= 1L << i;
      }
    }
    return shape;
  }

  /** The columns that an index holds: changing them costs, even into what they are. */
  int[] indexed() {
    return IntStream.range(0, columns.size()).filter(i -> columns.get(i).indexed()).toArray();
  }

  /** Where the leader of this column stands. */
  int leader(int column) {
    return leaders[column];
  }

  /** Lists a table's columns, the key first and a leader before what it leads. For one thread. */
  static final class Builder {
    private final String name;
    private final List<FoldedColumn> columns = new ArrayList<>();

    private Builder(String name) {
      this.name = name;
    }

    Builder with(Fold fold, String... names) {
      for (String column : names) {
        columns.add(new FoldedColumn(column, fold, -1, false));
      }
      return this;
    }

    Builder led(Fold fold, String leader, String... names) {
      for (String column : names) {
        columns.add(new FoldedColumn(column, fold, index(columns, leader), false));
      }
      return this;
    }

    Builder ledAndIndexed(Fold fold, String leader, String column) {
      columns.add(new FoldedColumn(column, fold, index(columns, leader), true));
      return this;
    }

    FoldedTable build() {
      return new FoldedTable(this);
    }

    private static int index(List<FoldedColumn> columns, String name) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(name)) {
          return i;
        }
      }
      throw new IllegalArgumentException("no column " + name);
    }
  }
}
