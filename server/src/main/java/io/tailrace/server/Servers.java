package io.tailrace.server;

import io.tailrace.server.api.ServerAddress;
import io.tailrace.server.command.ServerStarter;
import io.tailrace.server.config.Address;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.receive.ListeningSocket;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** Starts servers: one that lives as long as the process, or one inside a command. Stateless. */
class Servers implements ServerStarter {

  @Override
  public int serve(Configuration configuration) throws Exception {
    LogOutput.use(configuration.logging());
    Address address = configuration.server().receiver();
    ListeningSocket socket =
        ListeningSocket.inherited()
            .orElseGet(() -> ListeningSocket.own(address.host(), address.port()));
    Tailrace tailrace = start(configuration, socket);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tailrace), "shutdown"));
    new CountDownLatch(1).await();
    return 0;
  }

  /** What {@link Tailrace#start} does; a test puts something in between. */
  Tailrace start(Configuration configuration, ListeningSocket socket)
      throws IOException, FolderTakenException {
    return Tailrace.start(configuration, socket, InstantSource.system());
  }

  /** The signal asked for an orderly end, and this is one: the process's exit code says so. */
  private static void stop(Tailrace tailrace) {
    tailrace.close();
    Runtime.getRuntime().halt(0);
  }

  @Override
  public RunningServer start(Configuration configuration) throws Exception {
    Address address = configuration.server().receiver();
    Tailrace tailrace = start(configuration, ListeningSocket.own(address.host(), address.port()));
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
