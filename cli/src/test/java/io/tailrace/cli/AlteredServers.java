package io.tailrace.cli;

import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.core.log.EventLog;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.Machine;
import io.tailrace.server.Tailrace;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Starts servers with something around their log, for negative controls. */
final class AlteredServers extends Servers {
  private final UnaryOperator<EventLog> around;

  private AlteredServers(UnaryOperator<EventLog> around) {
    this.around = around;
  }

  /** The program, with such servers; ends the process. */
  static void main(UnaryOperator<EventLog> around, String... arguments) {
    Shell shell = Shell.ofProcess(new Folders(), new AlteredServers(around));
    System.exit(TailraceCommand.run(shell, arguments));
  }

  @Override
  Tailrace start(Configuration configuration, Role role, ListeningSocket socket)
      throws IOException, FolderTakenException, EngineRefusedException {
    return Tailrace.start(configuration, role, socket, Machine.by(InstantSource.system()), around);
  }
}
