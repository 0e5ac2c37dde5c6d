package io.tailrace.testkit.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL on a free port of the loopback address, which can be killed and started again.
 * PostgreSQL refuses to run as root: there it runs in a user namespace of its own. Safe for use by
 * many threads, but for {@link #kill} and {@link #restart}.
 */
public final class PostgresServer implements AutoCloseable {
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final Path folder;
  private final Map<String, String> settings;
  private EmbeddedPostgres server;

  private PostgresServer(Map<String, String> settings) throws IOException {
    this.folder = Files.createTempDirectory("postgres");
    this.settings = settings;
    this.server = started(0);
  }

  /** One for all tests of this process; it ends with it. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  /** One for a test that does it harm, or that needs settings of its own. */
  public static PostgresServer start(Map<String, String> settings) throws IOException {
    return new PostgresServer(settings);
  }

  private EmbeddedPostgres started(int port) throws IOException {
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPGStartupWait(java.time.Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setServerConfig("max_connections", "200")
            .setServerConfig("unix_socket_directories", "");
    settings.forEach(builder::setServerConfig);
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }

  public int port() {
    return server.getPort();
  }

  /** The URL of its database {@code postgres}, as its superuser. */
  public String url() {
    return url("postgres");
  }

  /** The URL of a database, as its superuser. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=postgres";
  }

  /** A connection as superuser. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  /** Executes as superuser. */
  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A name that no schema, database or role here has yet. */
  public static String freshName(String beginning) {
    return beginning + "_" + ProcessHandle.current().pid() + "_" + NAMES.incrementAndGet();
  }

  /** Kills it with all its processes, as a power failure of the database's machine alone would. */
  public void kill() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElseThrow();
    List<ProcessHandle> all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(postmaster), postmaster.descendants())
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** Starts it again on the same port, after {@link #kill}. */
  public void restart() throws IOException {
    int port = port();
    server.close(); // finds nothing to stop, but lets go of the folder
    server = started(port);
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static final class Shared {
    private static final PostgresServer SERVER = server();

    private static PostgresServer server() {
      try {
        PostgresServer server = new PostgresServer(Map.of());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(PostgresServer server) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
