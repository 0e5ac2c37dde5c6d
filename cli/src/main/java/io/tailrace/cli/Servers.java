package io.tailrace.cli;

import io.tailrace.admin.ServerAddress;
import io.tailrace.core.Build;
import io.tailrace.core.Threads;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.server.FolderTakenException;
import io.tailrace.server.ServerFile;
import io.tailrace.server.Tailrace;
import io.tailrace.server.Worker;
import io.tailrace.server.config.Address;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts servers: one that lives as long as the process, or one inside a command. Stateless. */
class Servers implements ServerStarter {
  private static final Logger log = LoggerFactory.getLogger(Servers.class);

  @Override
  public int serve(Configuration configuration, Role role)
      throws EngineRefusedException, FolderTakenException, IOException, InterruptedException {
    if (role == Role.RECEIVER) {
      Carriers.leaveOneProcessor();
    }
    LogOutput.use(configuration.logging());
    log.info("Tailrace {}, Java {}, {}", Build.OURS, Runtime.version(), machine());
    AutoCloseable server = role.receives() ? receive(configuration, role) : work(configuration);
    Threads.atExit("shutdown", () -> stop(server));
    new CountDownLatch(1).await();
    return 0;
  }

  private static String machine() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  private Tailrace receive(Configuration configuration, Role role)
      throws EngineRefusedException, FolderTakenException, IOException {
    Address address = configuration.server().receiver();
    ListeningSocket socket =
        ListeningSocket.inherited()
            .orElseGet(() -> ListeningSocket.own(address.host(), address.port()));
    return start(configuration, role, socket);
  }

  private static Worker work(Configuration configuration)
      throws FolderTakenException, EngineRefusedException {
    return Worker.start(configuration, InstantSource.system());
  }

  /** What {@link Tailrace#start} does; a test puts something in between. */
  Tailrace start(Configuration configuration, Role role, ListeningSocket socket)
      throws IOException, FolderTakenException, EngineRefusedException {
    return Tailrace.start(configuration, role, socket, InstantSource.system());
  }

  /** The signal asked for an orderly end, and this is one: the process's exit code says so. */
  private static void stop(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception | Error e) {
      log.error("not everything stopped as it should", e);
    } finally {
      Runtime.getRuntime().halt(0);
    }
  }

  @Override
  public RunningServer start(Configuration configuration)
      throws EngineRefusedException, FolderTakenException, IOException, InterruptedException {
    Address address = configuration.server().receiver();
    ListeningSocket socket = ListeningSocket.own(address.host(), address.port());
    Tailrace tailrace = start(configuration, Role.ALL, socket);
    tailrace.awaitAdmin();
    ServerFile file = ServerFile.read(configuration.server().dataDir()).orElseThrow();
    return new InThisProcess(
        tailrace,
        URI.create("http://127.0.0.1:" + tailrace.port()),
        new ServerAddress(file.admin(), file.token()));
  }

  private record InThisProcess(Tailrace tailrace, URI receiver, ServerAddress admin)
      implements RunningServer {
    @Override
    public void close() {
      tailrace.close();
    }
  }
}
