package io.tailrace.testkit.disk;

import java.nio.charset.StandardCharsets;

/**
 * One thing that happened, as the journal has it. Immutable, but for the bytes, which nobody
 * changes.
 *
 * @param created whether what was opened was not there before
 * @param file the inode of the file
 * @param offset where it was written; or its new length
 * @param bytes what was written; or one or two paths
 * @param end where in the journal the next entry begins: the moment at which this had happened
 */
record Entry(Operation operation, boolean created, long file, long offset, byte[] bytes, long end) {

  String path() {
    return paths()[0];
  }

  String otherPath() {
    return paths()[1];
  }

  private String[] paths() {
    return new String(bytes, StandardCharsets.UTF_8).split("\0", 2);
  }
}
