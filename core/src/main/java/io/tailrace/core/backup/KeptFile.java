package io.tailrace.core.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of the data folder, as a backup takes it and a restore puts it back. Blocks in native
 * code. Safe for use by many threads.
 */
public interface KeptFile {

  /** Its name in the data folder. */
  String name();

  /** The version of tables that this version of Tailrace writes. */
  long format();

  /** How many bytes a copy may take. */
  long bytes() throws IOException;

  /**
   * What has to be known of it from before the sinks' files are copied, in words of its own; a
   * renewal gets them back. Empty if nothing has.
   */
  default String note() throws IOException {
    return "";
  }

  /**
   * Copies it as of one moment between two commits, while it is in use, and syncs the copy. What
   * belongs to it may lie beside the copy, under names that begin with its name.
   *
   * @throws IOException it cannot be copied now; the message says why and what to do
   */
  FileContents copy(Path target, CopyPace pace) throws IOException;

  /**
   * Looks at it in a folder where no process has it open.
   *
   * @throws IOException it cannot be read as it lies; the message says why and what to do
   */
  FileContents lying(Path folder) throws IOException;

  /** Which files it consists of where no process has it open; none if it was never made. */
  List<String> names(Path folder);

  /** In a folder that no process has: the positions in it are of the log of the new id now. */
  void renew(Path folder, Renewal renewal) throws IOException;
}
