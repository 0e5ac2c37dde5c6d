package io.tailrace.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tailrace.testkit.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Tailrace in a process of its own, on this test's class path, to be stopped or killed. For
 * one thread.
 */
public final class ServerProcess implements AutoCloseable {
  static final String KEY = "a-signing-key-for-tests";
  private static final Duration START_WITHIN = Duration.ofSeconds(60);
  private final Path folder;
  private final int port = FreePort.choose();
  private final int adminPort = FreePort.choose();
  private final String mainClass;
  private final Map<String, String> settings;
  private final String role;
  private ClassArchive changed;
  private Process process;

  ServerProcess(Path folder, String mainClass) {
    this(folder, mainClass, Map.of());
  }

  /**
   * @param settings environment variables beside those of every test
   */
  ServerProcess(Path folder, String mainClass, Map<String, String> settings) {
    this(folder, mainClass, settings, "all");
  }

  ServerProcess(Path folder, String mainClass, Map<String, String> settings, String role) {
    this.folder = folder;
    this.mainClass = mainClass;
    this.settings = settings;
    this.role = role;
  }

  static ServerProcess of(Path folder) {
    return new ServerProcess(folder, "io.tailrace.cli.Main");
  }

  static ServerProcess of(Path folder, Map<String, String> settings, String role) {
    return new ServerProcess(folder, "io.tailrace.cli.Main", settings, role);
  }

  /** Not the product from now on, but this. */
  ServerProcess as(Mutant mutant) throws IOException {
    return from(ClassArchive.get().behind(mutant.compiled()));
  }

  /** On this class path. */
  ServerProcess from(ClassArchive classes) {
    changed = classes;
    return this;
  }

  private List<String> java() {
    return java(changed == null ? ClassArchive.get() : changed);
  }

  /** Starts it and waits until it accepts. */
  ServerProcess start() throws IOException, InterruptedException {
    launch();
    awaitAnswer();
    return this;
  }

  void launch() throws IOException {
    launch(command());
  }

  /** Launches it so that it can have no more files and connections open. */
  void launchWithDescriptors(int most) throws IOException {
    List<String> limited = new ArrayList<>(List.of("bash", "-c"));
    limited.add("ulimit -n " + most + "; exec \"$@\"");
    limited.add("bash");
    limited.addAll(command());
    launch(limited);
  }

  /** Launches it so that no file of its can grow past this size: a failed write at any step. */
  void launchWithFileLimit(int kibibytes) throws IOException {
    launch(limited(kibibytes, command()));
  }

  private static List<String> limited(int kibibytes, List<String> command) {
    List<String> limited = new ArrayList<>(List.of("bash", "-c"));
    limited.add("ulimit -f " + kibibytes + "; trap '' XFSZ; exec \"$@\"");
    limited.add("bash");
    limited.addAll(command);
    return limited;
  }

  private void launch(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("TAILRACE_"));
    builder.environment().putAll(environment());
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    process = builder.start();
  }

  List<String> command() {
    List<String> command = java();
    command.addAll(List.of(mainClass, "serve", "--role", role));
    return command;
  }

  static List<String> java(ClassArchive archive) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("..", "deploy", "java.options"));
    command.addAll(List.of("-Xms128m", "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.addAll(archive.options());
    return command;
  }

  Map<String, String> environment() {
    return Map.of(
        "TAILRACE_SIGNING_KEYS",
        KEY,
        "TAILRACE_HOST",
        "127.0.0.1",
        "TAILRACE_PORT",
        Integer.toString(port),
        "TAILRACE_ADMIN_PORT",
        Integer.toString(adminPort),
        "TAILRACE_DRAIN",
        "1s",
        "TAILRACE_DATA_DIR",
        folder.toString());
  }

  /** Runs a command with the same settings, to its end; returns what it wrote. */
  String run(String... arguments) throws IOException {
    return new String(begin(arguments).getInputStream().readAllBytes(), UTF_8);
  }

  /** Begins a command with the same settings. */
  Process begin(String... arguments) throws IOException {
    return begin(command(arguments));
  }

  /** Runs one that can write no file past this size: for it the disk is full. */
  String runWithFileLimit(int kibibytes, String... arguments) throws IOException {
    Process limited = begin(limited(kibibytes, command(arguments)));
    return new String(limited.getInputStream().readAllBytes(), UTF_8);
  }

  private List<String> command(String... arguments) {
    List<String> command = java();
    command.add(mainClass);
    command.addAll(List.of(arguments));
    return command;
  }

  private Process begin(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("TAILRACE_"));
    builder.environment().putAll(environment());
    builder.environment().putAll(settings);
    return builder.start();
  }

  /** Waits until it answers on its port. */
  void awaitAnswer() throws InterruptedException {
    long until = System.nanoTime() + START_WITHIN.toNanos();
    while (System.nanoTime() < until) {
      if (process != null && !process.isAlive()) {
        throw new IllegalStateException("it ended at once:\n" + said());
      }
      if (answers()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
    throw new IllegalStateException("it does not answer after " + START_WITHIN + ":\n" + said());
  }

  private boolean answers() {
    try {
      var connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + healthPort() + "/health/live")
                  .toURL()
                  .openConnection();
      connection.setConnectTimeout(1_000);
      connection.setReadTimeout(1_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** A worker has no other port than that of the admin. */
  private int healthPort() {
    return role.equals("worker") ? adminPort : port;
  }

  URI webhook() {
    return URI.create("http://127.0.0.1:" + port + "/webhooks/customerio");
  }

  int port() {
    return port;
  }

  Path folder() {
    return folder;
  }

  /** The system's number of the process that was started last. */
  long pid() {
    return process.pid();
  }

  /** As a power cut for the process: SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** SIGSTOP: it stands still wherever it is, and its connections stay open. */
  void freeze() throws Exception {
    signal("STOP");
  }

  /** SIGCONT: it goes on as if no time had passed. */
  void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("kill -" + name + " answered " + exit);
    }
  }

  /** Waits until it ends by itself; its exit code. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end:\n" + said());
    }
    return process.exitValue();
  }

  /** SIGTERM; waits for its end and returns its exit code. */
  int terminate() throws InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** All that it wrote to its output so far. */
  String said() {
    try {
      return Files.exists(output()) ? Files.readString(output()) : "(nothing)";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path output() {
    return folder.resolveSibling(folder.getFileName() + ".out");
  }

  @Override
  public void close() {
    if (process != null && process.isAlive()) {
      kill();
    }
  }
}
