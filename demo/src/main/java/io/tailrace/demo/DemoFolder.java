package io.tailrace.demo;

import io.tailrace.cli.CommandFailedException;
import io.tailrace.cli.Shell;
import io.tailrace.server.config.Configuration;
import io.tailrace.server.config.ConfigurationLoader;
import io.tailrace.server.config.Loaded;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fresh folder for a demonstration, with a configuration file in it, so that every command can be
 * tried on it. Immutable.
 */
record DemoFolder(Path path, String key, URI appApi, DemoWarehouse warehouse) {
  /** Commands that ask the running server, and Customer.io for as long as it is simulated. */
  static final List<String> WHILE_IT_RUNS =
      List.of(
          "dashboard",
          "report campaign 4 --by hour --last 12",
          "report deliveries --type email",
          "reconcile --from 7d");

  private static final String FILE = "demo.yaml";
  private static final int ANY_PORT = 0;

  /**
   * Makes it.
   *
   * @param wanted null = somewhere temporary
   * @param appApi the simulated one
   */
  static DemoFolder make(Path wanted, URI appApi, DemoWarehouse warehouse)
      throws IOException, CommandFailedException {
    if (wanted == null) {
      return written(Files.createTempDirectory("tailrace-demo-"), appApi, warehouse);
    }
    Path path = wanted.toAbsolutePath().normalize();
    if (Files.exists(path) && !isEmpty(path)) {
      throw CommandFailedException.failed(
          path + " is not empty; the demonstration wants a folder of its own.");
    }
    return written(Files.createDirectories(path), appApi, warehouse);
  }

  private static boolean isEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return false;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    }
  }

  private static DemoFolder written(Path path, URI appApi, DemoWarehouse warehouse)
      throws IOException {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    DemoFolder folder = new DemoFolder(path, HexFormat.of().formatHex(random), appApi, warehouse);
    Path file = Files.createFile(path.resolve(FILE));
    Files.setPosixFilePermissions(
        file, EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    folder.write(ANY_PORT);
    return folder;
  }

  /** Writes down where the server has come to listen, so that {@code send} finds it too. */
  void serverListensOn(int port) throws IOException {
    write(port);
  }

  private void write(int port) throws IOException {
    Files.writeString(path.resolve(FILE), yaml(port) + warehouse.settings());
  }

  private String yaml(int port) {
    return """
    # Made by 'tailrace demo'. Everything else is as it is without a configuration.
    host: 127.0.0.1
    port: %s
    admin-port: 0
    data-dir: "%s"
    drain: 0s
    log:
      min-free: 0
    signing-keys: %s
    app-api-key: %s
    app-api-url: %s
    """
        .formatted(port, quotable(), key, DemoWorkspace.KEY, appApi);
  }

  private String quotable() {
    return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
  }

  Configuration configuration() throws CommandFailedException {
    Loaded loaded = ConfigurationLoader.load(Optional.of(path.resolve(FILE)), Map.of());
    if (loaded.configuration() == null) {
      throw CommandFailedException.failed(
          "The demonstration's configuration: " + loaded.problems());
    }
    return loaded.configuration();
  }

  /**
   * Commands to try.
   *
   * @param example a person and an event, or nothing
   * @param more further commands
   */
  void sayWhereToLook(Shell shell, String heading, List<String> example, List<String> more) {
    String program = shell.environment().getOrDefault("TAILRACE_PROGRAM", "tailrace");
    List<String> commands =
        new ArrayList<>(
            List.of(
                "status",
                "tail --type bounced,spammed --from 1d --once",
                warehouse.lookAround(),
                "sql --on database \"SELECT * FROM do_not_contact LIMIT 10\""));
    if (example.size() == 2) {
      commands.add("person " + example.get(0));
      commands.add("explain " + example.get(1));
    }
    commands.addAll(0, more);
    shell.say("");
    shell.say(heading);
    for (String command : commands) {
      shell.say("  " + program + " " + command + " --config " + path.resolve(FILE));
    }
    if (!warehouse.remark().isEmpty()) {
      shell.say(warehouse.remark());
    }
  }
}
