package io.tailrace.testkit.disk;

import java.util.List;

/** What happened to a file or a name; in the order of the numbers that disk.c gives them. */
enum Operation {
  OPENED,
  WRITTEN,
  RESIZED,
  SYNCED,
  LOST,
  RENAMED,
  UNLINKED,
  FOLDER_MADE,
  LINKED;

  private static final List<Operation> ALL = List.of(values());

  static Operation numbered(int number) {
    return ALL.get(number - 1);
  }

  /** One after which a loss of power may find something rare. */
  boolean isRare() {
    return this == RESIZED || this == LOST || this == RENAMED || this == UNLINKED;
  }
}
