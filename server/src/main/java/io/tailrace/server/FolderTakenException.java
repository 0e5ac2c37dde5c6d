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
            + ". Two servers on one folder would each keep only a part; stop the other one, or give"
            + " this one its own folder with TAILRACE_DATA_DIR or data-dir");
  }
}
