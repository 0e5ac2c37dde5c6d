package io.tailrace.sink.database;

/**
 * A column of a folded table. Immutable.
 *
 * @param leader which column decides whose value this one has; -1 = none
 * @param indexed whether an index holds it
 */
record FoldedColumn(String name, Fold fold, int leader, boolean indexed) {}
