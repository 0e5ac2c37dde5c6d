package io.tailrace.cli;

import io.tailrace.admin.ServerAddress;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.IOException;
import java.net.URI;

/** How commands come to a server. Given by the wiring. */
public interface ServerStarter {

  /**
   * Serves until the process is told to stop.
   *
   * @return the process's exit code
   * @throws IOException it cannot start; the message says what to do, as those of the others do
   */
  int serve(Configuration configuration, Role role)
      throws IOException, FolderTakenException, EngineRefusedException, InterruptedException;

  /**
   * Starts one in this process, for {@code demo}.
   *
   * @throws IOException it cannot start; the message says what to do, as those of the others do
   */
  RunningServer start(Configuration configuration)
      throws IOException, FolderTakenException, EngineRefusedException, InterruptedException;

  /** A server that accepts requests; closing it drains and stops it. */
  interface RunningServer extends AutoCloseable {

    /** Where the receiver listens, as in {@code http://127.0.0.1:8080}. */
    URI receiver();

    ServerAddress admin();

    @Override
    void close();
  }
}
