package io.tailrace.server.command;

import io.tailrace.server.api.RemoteApi;
import io.tailrace.server.api.ServerAddress;
import io.tailrace.server.command.ServerStarter.RunningServer;
import io.tailrace.testkit.customerio.SendSummary;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tailrace demo}. For one thread. */
@Command(
    name = "demo",
    description = {
      "Starts a server in a fresh folder and sends it the signed events of an invented shop, some"
          + " twice and some late, as Customer.io does.",
      "Then checks that each is there once, in the log, the warehouse and the database."
    },
    footer = {"", "With --exit, exits with 1 if the check fails."})
final class DemoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "2000",
      description = "How many events to begin with. Defaults to 2000.")
  private long events;

  @Option(names = "--exit", description = "Stops after these, instead of going on until Ctrl-C.")
  private boolean exit;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "A folder that is empty or not there yet. Defaults to a temporary one.")
  private Path dataDir;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same one gives the same shop again. Defaults to a random one.")
  private Long seed;

  @Option(
      names = "--warehouse",
      paramLabel = "ENGINE",
      defaultValue = "duckdb",
      description = "duckdb, or bigquery-simulated: a BigQuery in memory. Defaults to duckdb.")
  private String engine;

  DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (events < 1) {
      throw CommandFailedException.usage("--events must be at least 1.");
    }
    try (DemoWarehouse warehouse = DemoWarehouse.of(engine)) {
      return show(DemoFolder.make(dataDir, warehouse), warehouse);
    }
  }

  private int show(DemoFolder folder, DemoWarehouse warehouse) throws Exception {
    long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
    CountDownLatch stopped = new CountDownLatch(1);
    try (RunningServer server = shell.starter().start(folder.configuration())) {
      shell.say("A server on " + server.receiver() + ", in " + folder.path());
      var traffic = new DemoTraffic(server.receiver(), folder.key(), chosen, shell);
      return run(new Scene(server, folder, warehouse), traffic, stopped);
    } finally {
      stopped.countDown();
    }
  }

  private record Scene(RunningServer server, DemoFolder folder, DemoWarehouse warehouse) {}

  private int run(Scene scene, DemoTraffic traffic, CountDownLatch stopped) throws Exception {
    SendSummary sent = traffic.history(events);
    ServerAddress admin = scene.server().admin();
    var questions = new DemoQuestions(new RemoteApi(admin));
    DemoCheck.Result result =
        new DemoCheck(questions, scene.warehouse(), shell.clock()).check(sent.distinct());
    new DemoSummary(shell).print(sent, result);
    boolean ends = exit || !result.ok();
    scene
        .folder()
        .sayWhereToLook(
            shell,
            ends
                ? "The server has stopped; its folder is still there:"
                : "The server goes on, with a few events a second, until Ctrl-C. Look around:",
            scene.warehouse(),
            result.example());
    if (ends) {
      return result.ok() ? ExitCode.OK : ExitCode.NO;
    }
    shell.say("  curl " + admin.admin().resolve("/metrics"));
    goOn(traffic, stopped);
    return ExitCode.OK;
  }

  /** Ctrl-C ends the process once the server has closed its files. */
  private void goOn(DemoTraffic traffic, CountDownLatch stopped) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  traffic.stop();
                  try {
                    stopped.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "demo-end"));
    traffic.live();
  }
}
