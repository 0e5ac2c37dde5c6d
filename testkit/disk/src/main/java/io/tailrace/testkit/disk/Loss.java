package io.tailrace.testkit.disk;

/** What becomes, in a loss of power, of what was written and not synced. */
public enum Loss {
  /** All of it is gone. */
  ALL,
  /** None of it is: as after the end of the process alone. */
  NONE,
  /** Of each page any state since the last sync is there, whatever there is of the others. */
  PAGES,
  /** And of some pages only some sectors. */
  SECTORS
}
