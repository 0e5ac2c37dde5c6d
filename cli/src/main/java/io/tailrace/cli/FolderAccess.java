package io.tailrace.cli;

import io.tailrace.admin.ServerAddress;
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Workspaces;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.config.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How commands come to a data folder. Given by the wiring. */
public interface FolderAccess {

  /** The server that says it runs on this folder; it may have died since. */
  Optional<ServerAddress> server(Path folder) throws IOException;

  /**
   * Takes the folder and opens its files, without starting anything.
   *
   * @throws IOException it cannot be opened; the message says what to do
   */
  OpenFolder open(Configuration configuration) throws IOException, FolderTakenException;

  /**
   * Opens the folder for a question that changes nothing. Nothing in the folder changes either,
   * except where the returned folder says why that is impossible.
   */
  default OpenFolder openToRead(Configuration configuration)
      throws IOException, FolderTakenException {
    return open(configuration);
  }

  /** Customer.io's side of the configured feeds, for which no folder is needed. */
  Workspaces workspaces(Configuration configuration);

  /** An open folder; closing it gives it back. */
  interface OpenFolder extends AutoCloseable {
    OperationContext parts();

    @Override
    void close();
  }
}
