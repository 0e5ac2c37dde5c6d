package io.tailrace.testkit.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.testkit.net.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis on a free port of the loopback address, which can be killed, frozen and started
 * again. {@code -Dredis.executable=…} tries another version. For one thread.
 */
public final class RedisServer implements AutoCloseable {
  /** What a Redis must be set to so that what was answered is durable. */
  public static final List<String> DURABLE =
      List.of("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction");

  private static final Path EXECUTABLE = executable();
  private final Path folder;
  private final int port = FreePort.choose();
  private List<String> configuration = List.of();
  private List<String> options;
  private Process process;

  private RedisServer(Path folder, List<String> options) {
    this.folder = folder;
    this.options = options;
  }

  /** A durable one for all tests of this process that do it no harm; it ends with it. */
  public static RedisServer shared() {
    return Shared.SERVER;
  }

  /** A durable one that keeps its files in this folder. */
  public static RedisServer start(Path folder) throws IOException {
    return start(folder, DURABLE);
  }

  public static RedisServer start(Path folder, List<String> options) throws IOException {
    RedisServer redis = new RedisServer(folder, options);
    redis.start();
    return redis;
  }

  /** A Sentinel that watches this primary under the name {@code main}, and decides alone. */
  public static RedisServer sentinel(Path folder, RedisServer primary) throws IOException {
    Path file = folder.resolve("sentinel.conf");
    Files.writeString(
        file,
        "sentinel monitor main 127.0.0.1 %s 1%n".formatted(primary.port)
            + "sentinel down-after-milliseconds main 500\nsentinel failover-timeout main 3000\n");
    RedisServer sentinel = new RedisServer(folder, List.of("--sentinel"));
    sentinel.configuration = List.of(file.toString());
    sentinel.start();
    return sentinel;
  }

  private static Path executable() {
    String given = System.getProperty("redis.executable");
    try {
      return given != null
          ? Path.of(given)
          : ExecutableProvider.newJarResourceProvider().get().toPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it on the files that there are, and waits until it takes connections. */
  public void start() throws IOException {
    launch(options);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!answer("PING").equals("+PONG")) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException(
            "Redis did not start: " + Files.readString(folder.resolve("redis.log")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  /** Starts it with these options, and waits for nothing. */
  public void launch(List<String> newOptions) throws IOException {
    options = newOptions;
    List<String> command = new ArrayList<>(List.of(EXECUTABLE.toString()));
    command.addAll(configuration);
    command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
    command.addAll(List.of("--dir", folder.toString(), "--daemonize", "no"));
    command.addAll(configuration.isEmpty() ? List.of("--save", "") : List.of());
    command.addAll(options);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("redis.log").toFile())
            .start();
  }

  public void start(List<String> newOptions) throws IOException {
    options = newOptions;
    start();
  }

  /** As {@link #ask}; empty when nobody answers. */
  public String answer(String command) {
    try {
      return ask(command);
    } catch (IOException e) {
      return "";
    }
  }

  /** Sends a command of words without spaces; returns the first line of the answer. */
  public String ask(String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
      var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      return String.valueOf(reader.readLine());
    }
  }

  /** Copies its append-only file, in however many pieces, to where nothing is yet. */
  public void copyFiles(Path to) throws IOException {
    copyFiles(folder, to);
  }

  /** Puts it back to what was copied; it must not be running. */
  public void putBack(Path copy) throws IOException {
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    copyFiles(copy, folder);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith("appendonly.")).toList();
    }
  }

  /** Its URL, with its first database. */
  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public Path folder() {
    return folder;
  }

  public int port() {
    return port;
  }

  /** As kill -9 does; returns once it is gone. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGSTOP: connections stay, nothing is answered. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    if (exit != 0) {
      throw new IOException("kill -" + name + " answered " + exit);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private static final class Shared {
    private static final RedisServer SERVER = server();

    private static RedisServer server() {
      try {
        Path folder = Files.createTempDirectory("redis");
        RedisServer server = start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server)));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void end(RedisServer server) {
      server.close();
      try (Stream<Path> all = Files.walk(server.folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
