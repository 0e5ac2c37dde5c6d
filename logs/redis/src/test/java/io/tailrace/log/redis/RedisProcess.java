package io.tailrace.log.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis of the tests' own, on a free port of loopback, that can be killed, frozen and
 * started again. {@code -Dredis.executable=…} tries another version. Used by one thread.
 */
final class RedisProcess implements AutoCloseable {
  /** What a Redis must be set to so that what was answered is durable. */
  static final List<String> DURABLE =
      List.of("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction");

  private static final Path EXECUTABLE = executable();
  private final Path folder;
  private final int port;
  private List<String> configuration = List.of();
  private List<String> options;
  private Process process;

  private RedisProcess(Path folder, List<String> options) throws IOException {
    this.folder = folder;
    this.options = options;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  /** A durable one that keeps its files in this folder. */
  static RedisProcess start(Path folder) throws IOException {
    return start(folder, DURABLE);
  }

  static RedisProcess start(Path folder, List<String> options) throws IOException {
    RedisProcess redis = new RedisProcess(folder, options);
    redis.start();
    return redis;
  }

  /** A Sentinel that watches this primary under the name {@code main}, and decides alone. */
  static RedisProcess sentinel(Path folder, RedisProcess primary) throws IOException {
    Path file = folder.resolve("sentinel.conf");
    Files.writeString(
        file,
        "sentinel monitor main 127.0.0.1 %d 1%n".formatted(primary.port)
            + "sentinel down-after-milliseconds main 500\nsentinel failover-timeout main 3000\n");
    RedisProcess sentinel = new RedisProcess(folder, List.of("--sentinel"));
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
  void start() throws IOException {
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
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException(
            "Redis did not start: " + Files.readString(folder.resolve("redis.log")));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  void start(List<String> newOptions) throws IOException {
    options = newOptions;
    start();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("PING\r\n".getBytes(UTF_8));
      return socket.getInputStream().read() == '+';
    } catch (IOException e) {
      return false;
    }
  }

  /** Copies its append-only file, in however many pieces, to where nothing is yet. */
  void copyFiles(Path to) throws IOException {
    copyFiles(folder, to);
  }

  /** Puts it back to what was copied; it must not be running. */
  void putBack(Path copy) throws IOException {
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

  RedisAddress address() {
    return RedisAddress.of("redis://127.0.0.1:" + port);
  }

  Path folder() {
    return folder;
  }

  int port() {
    return port;
  }

  /** As kill -9 does; returns once it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGSTOP: connections stay, nothing is answered. */
  void freeze() throws IOException, InterruptedException {
    signal("STOP");
  }

  void thaw() throws IOException, InterruptedException {
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
}
