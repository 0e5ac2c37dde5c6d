package io.tailrace.sink.database;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * One batch's rows of one table, each folded in memory before it is written once. For one thread.
 */
final class Rows {
  private final FoldedTable table;
  private final Map<Key, Object[]> rows = new HashMap<>();

  Rows(FoldedTable table) {
    this.table = table;
  }

  void add(Object[] row) {
    Object[] present = rows.putIfAbsent(new Key(row, table.keys()), row);
    if (present != null) {
      table.merge(present, row);
    }
  }

  Collection<Object[]> all() {
    return rows.values();
  }

  FoldedTable table() {
    return table;
  }

  /** The first values of a row, which never change. */
  private static final class Key {
    private final Object[] row;
    private final int length;
    private final int hash;

    Key(Object[] row, int length) {
      this.row = row;
      this.length = length;
      int mixed = 1;
      for (int i = 0; i < length; i++) {
        mixed = 31 * mixed + row[i].hashCode();
      }
      this.hash = mixed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && hash == key.hash && sameValues(key);
    }

    private boolean sameValues(Key other) {
      for (int i = 0; i < length; i++) {
        if (!row[i].equals(other.row[i])) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
