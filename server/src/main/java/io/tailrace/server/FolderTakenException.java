package io.tailrace.server;

import java.nio.file.Path;

/** Another process has the data folder. */
public final class FolderTakenException extends Exception {
  private static final long serialVersionUID = 1L;

  FolderTakenException(Path folder, String owner) {
    super(
        "the data folder "
            + folder.toAbsolutePath()
            + " is in use by "
            + owner
            + ". It is a server, perhaps one that is just starting or stopping, or a command that"
            + " has the folder's files open; one process at a time may. Nothing was changed. Try"
            + " again in a moment, or stop the other one; or use another folder, with --data-dir,"
            + " TAILRACE_DATA_DIR or data-dir");
  }
}
