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
import io.tailrace.operations.OperationContext;
import io.tailrace.operations.Scene;
import io.tailrace.operations.Workspaces;
import io.tailrace.operations.audit.AuditLog;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Runs commands in this process against a data folder, either through a server that runs on it or
 * by opening it, and keeps what they print. For one thread.
 */
public final class Trial implements AutoCloseable {
  private final Way way;
  private final Function<Boolean, OperationContext> parts;
  private final Map<String, String> environment = new HashMap<>();
  private AdminServer server;
  private final List<String> opened = new ArrayList<>();
  private volatile ByteArrayOutputStream out = new ByteArrayOutputStream();
  private volatile ByteArrayOutputStream err = new ByteArrayOutputStream();
  private volatile boolean readerGone;
  private int width;
  private String input = "";
  private UnaryOperator<String> prompt;
  private volatile ServerAddress said;
  private Workspaces workspaces;
  private ServerStarter starter = new NoServers();

  /** How commands come to the folder. */
  public enum Way {
    SERVER,
    FILES
  }

  /** What a command printed, and what it ended with. */
  public record Result(int exitCode, String out, String err) {}

  Trial(Way way, Path folder, Function<Boolean, OperationContext> parts) {
    this.way = way;
    this.parts = parts;
    environment.put("TAILRACE_DATA_DIR", folder.toString());
    environment.put("TAILRACE_CONFIG", emptyConfiguration(folder).toString());
    if (way == Way.SERVER) {
      serve();
    }
  }

  public Trial(Way way, Path folder, Scene scene) {
    this(way, folder, scene::parts);
  }

  private static Path emptyConfiguration(Path folder) {
    try {
      return Files.writeString(folder.resolve("tailrace.yaml"), "port: 1\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    OperationContext serving = parts.apply(true);
    var doorkeeper =
        new ApiAccess(
            new Door(
                AccessSettings.of("127.0.0.1"), () -> List.of("token"), InstantSource.system()));
    var api =
        new ApiHandler(
            new VisitorApi(
                new LocalApi(serving),
                new AuditTrail(new AuditLog(serving.folder(), InstantSource.system()))),
            doorkeeper);
    server = new AdminServer("127.0.0.1", 0, Map.of("/api", api));
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Trial with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Customer.io where there is no folder. */
  Trial with(Workspaces given) {
    workspaces = given;
    return this;
  }

  /** A terminal that is so wide. */
  public Trial width(int columns) {
    this.width = columns;
    return this;
  }

  Trial input(String text) {
    this.input = text;
    return this;
  }

  /** Somebody who answers questions. */
  Trial person(UnaryOperator<String> answers) {
    this.prompt = answers;
    return this;
  }

  /** What {@code server.json} says, whatever is there. */
  Trial says(ServerAddress address) {
    this.said = address;
    return this;
  }

  public Trial starter(ServerStarter newStarter) {
    this.starter = newStarter;
    return this;
  }

  public Result run(String... arguments) {
    out = new ByteArrayOutputStream();
    err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new Output(new Reader()),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new Terminal(false, width, prompt),
            environment,
            starter instanceof NoServers ? () -> Scene.NOW : InstantSource.system(),
            new Access(),
            starter);
    int exitCode = TailraceCommand.run(shell, arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What the command under way has printed so far. */
  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What it has said so far. */
  String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Whoever reads what is printed has had enough. */
  void readerGoes() {
    readerGone = true;
  }

  private final class Reader extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (readerGone) {
        throw new IOException("Broken pipe");
      }
      out.write(bytes, from, length);
    }
  }

  /** Its old port may be somebody else's by now, so nobody is asked where nobody listens. */
  void stopServing() {
    says(new ServerAddress(URI.create("http://127.0.0.1:1"), "token"));
    server.close();
  }

  /** The same folder, at another address. */
  void serveAgain() {
    serve();
    says(null);
  }

  ServerAddress address() {
    return new ServerAddress(server.address(), "token");
  }

  List<String> opened() {
    return opened;
  }

  private final class Access implements FolderAccess {
    @Override
    public Optional<ServerAddress> server(Path folder) {
      if (said != null) {
        return Optional.of(said);
      }
      return way == Way.SERVER
          ? Optional.of(new ServerAddress(server.address(), "token"))
          : Optional.empty();
    }

    @Override
    public Workspaces workspaces(Configuration configuration) {
      return workspaces;
    }

    @Override
    public OpenFolder open(Configuration configuration) throws IOException {
      if (parts == null) {
        throw new IOException("another process has the folder");
      }
      opened.add("opened");
      return new OpenFolder() {
        @Override
        public OperationContext parts() {
          return parts.apply(false);
        }

        @Override
        public void close() {
          opened.add("closed");
        }
      };
    }
  }

  /** Serving is tried with the real thing elsewhere. */
  private static final class NoServers implements ServerStarter {
    @Override
    public int serve(Configuration configuration, Role role) {
      return 0;
    }

    @Override
    public RunningServer start(Configuration configuration) {
      throw new UnsupportedOperationException("no server in this trial");
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
