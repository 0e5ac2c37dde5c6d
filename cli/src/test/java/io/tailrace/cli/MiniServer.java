package io.tailrace.cli;

import io.tailrace.admin.AdminServer;
import io.tailrace.admin.ApiAccess;
import io.tailrace.admin.ApiHandler;
import io.tailrace.admin.LocalApi;
import io.tailrace.admin.ServerAddress;
import io.tailrace.admin.VisitorApi;
import io.tailrace.admin.access.AccessSettings;
import io.tailrace.admin.access.AuditTrail;
import io.tailrace.admin.access.Door;
import io.tailrace.core.consumer.ConsumerLoop;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.EventLog;
import io.tailrace.customerio.SignatureVerifier;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.receiver.Feed;
import io.tailrace.receiver.jetty.ListeningSocket;
import io.tailrace.receiver.jetty.Receiver;
import io.tailrace.receiver.jetty.ReceiverSettings;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A server from the real parts, with something around its log. Safe for use by many threads. */
public final class MiniServer implements ServerStarter {
  private final UnaryOperator<EventLog> around;

  public MiniServer(UnaryOperator<EventLog> around) {
    this.around = around;
  }

  @Override
  public int serve(Configuration configuration, Role role) {
    throw new UnsupportedOperationException("not in this trial");
  }

  @Override
  public RunningServer start(Configuration configuration) throws IOException {
    Path folder = configuration.server().dataDir();
    RealFolder files = files(folder);
    List<ConsumerLoop> loops = files.loops();
    var doorkeeper =
        new ApiAccess(
            new Door(
                AccessSettings.of("127.0.0.1"), () -> List.of("token"), InstantSource.system()));
    AdminServer admin =
        new AdminServer(
            "127.0.0.1",
            0,
            Map.of(
                "/api",
                new ApiHandler(
                    new VisitorApi(
                        new LocalApi(files.parts(true)),
                        new AuditTrail(new AuditLog(folder, InstantSource.system()))),
                    doorkeeper)));
    admin.start();
    Receiver receiver = receiver(configuration, around.apply(files.log()));
    return new RunningServer() {
      @Override
      public URI receiver() {
        return URI.create("http://127.0.0.1:" + receiver.port());
      }

      @Override
      public ServerAddress admin() {
        return new ServerAddress(admin.address(), "token");
      }

      @Override
      public void close() {
        receiver.close();
        admin.close();
        loops.forEach(ConsumerLoop::close);
        files.close();
      }
    };
  }

  private static RealFolder files(Path folder) throws IOException {
    try {
      return new RealFolder(folder);
    } catch (StoreUnavailableException e) {
      throw new IOException(e);
    }
  }

  private static Receiver receiver(Configuration configuration, EventLog log) throws IOException {
    var verifier = SignatureVerifier.of(configuration.feeds().get(0).signingKeys().values().get(0));
    var address = configuration.server().receiver();
    Receiver receiver =
        new Receiver(
            new ReceiverSettings(
                ListeningSocket.own(address.host(), address.port()),
                configuration.server().dataDir().resolve("spill")),
            name -> Optional.of(new Feed("default", verifier)),
            log,
            answered -> {},
            InstantSource.system());
    receiver.start();
    return receiver;
  }
}
