package io.tailrace.demo;

import io.tailrace.admin.RemoteApi;
import io.tailrace.cli.CommandFailedException;
import io.tailrace.cli.ExitCode;
import io.tailrace.cli.ServerStarter.RunningServer;
import io.tailrace.cli.Shell;
import io.tailrace.core.FeedPath;
import io.tailrace.core.Threads;
import io.tailrace.core.engine.EngineRefusedException;
import io.tailrace.server.FolderTakenException;
import io.tailrace.testkit.customerio.Backoff;
import io.tailrace.testkit.customerio.SendSummary;
import io.tailrace.testkit.customerio.Sender;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
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
  private static final int ANSWERS_PER_LOSS = 200;

  /** Nobody watches a demonstration for the second that Customer.io waits at least. */
  private static final Backoff SOON =
      new Backoff(
          Duration.ofMillis(20), Duration.ofHours(6), Duration.ofHours(1), Duration.ofDays(7));

  private final Shell shell;

  @Option(
      names = "--events",
      paramLabel = "N",
      defaultValue = "15000",
      description = "How many events to begin with, of three weeks. Defaults to 15000.")
  private long events;

  @Option(
      names = "--exit",
      description = "Stops after these events instead of continuing until Ctrl-C.")
  private boolean exit;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "A folder that is empty or not there yet. Defaults to a temporary one.")
  private Path dataDir;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "A number; the same one gives the same shop again. Defaults to a random one.")
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
  public Integer call()
      throws CommandFailedException,
          EngineRefusedException,
          FolderTakenException,
          IOException,
          InterruptedException {
    if (events < 1) {
      throw CommandFailedException.usage("--events must be at least 1.");
    }
    CountDownLatch stopped = new CountDownLatch(1);
    try (DemoWorkspace workspace = new DemoWorkspace();
        DemoWarehouse warehouse = DemoWarehouse.of(engine)) {
      DemoFolder folder = DemoFolder.make(dataDir, workspace.url(), warehouse);
      if (DemoHistory.isRich(events)) {
        DemoLedger.write(folder.configuration().server().dataDir(), shell.clock().instant());
      }
      try (RunningServer server = shell.starter().start(folder.configuration())) {
        folder.serverListensOn(server.receiver().getPort());
        return run(server, folder, traffic(server, folder, workspace), stopped);
      }
    } finally {
      stopped.countDown();
    }
  }

  private DemoTraffic traffic(RunningServer server, DemoFolder folder, DemoWorkspace workspace) {
    URI endpoint = server.receiver().resolve(FeedPath.of(FeedPath.DEFAULT_FEED));
    workspace.connect(endpoint);
    shell.say("A server on " + server.receiver() + ", in " + folder.path());
    shell.say("Customer.io's App API, simulated, on " + workspace.url());
    long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
    var settings =
        new Sender.Settings(endpoint, folder.key())
            .withLostAnswers(ANSWERS_PER_LOSS)
            .withBackoff(SOON);
    return new DemoTraffic(workspace, settings, chosen, shell);
  }

  private int run(
      RunningServer server, DemoFolder folder, DemoTraffic traffic, CountDownLatch stopped)
      throws CommandFailedException, IOException, InterruptedException {
    var questions = new DemoQuestions(new RemoteApi(server.admin()), shell.clock());
    var check = new DemoCheck(questions, folder.warehouse(), shell.clock());
    DemoCheck.Result result;
    HouseRule rule = rule(folder, check);
    try {
      SendSummary sent = traffic.history(events);
      result = check.check(sent.distinct());
      new DemoSummary(shell).print(sent, result);
    } finally {
      if (rule != null) {
        rule.lift();
      }
    }
    if (exit || !result.ok()) {
      folder.sayWhereToLook(
          shell, "The server has stopped; its folder is still there:", result.example(), List.of());
      return result.ok() ? ExitCode.OK : ExitCode.NO;
    }
    folder.sayWhereToLook(
        shell,
        "The server continues with a few events a second until Ctrl-C. Look around:",
        result.example(),
        DemoFolder.WHILE_IT_RUNS);
    shell.say("  curl " + server.admin().admin().resolve("/metrics"));
    shell.say("");
    shell.say("The dashboard, by a link that works once, within a minute; the first command above");
    shell.say("gives another:");
    shell.say("  " + questions.link());
    goOn(traffic, stopped);
    return ExitCode.OK;
  }

  /** Null = no room for what it refuses. */
  private HouseRule rule(DemoFolder folder, DemoCheck check)
      throws CommandFailedException, IOException, InterruptedException {
    if (!DemoHistory.isRich(events)) {
      return null;
    }
    check.awaitSinks();
    return HouseRule.in(folder.path());
  }

  /** Ctrl-C ends the process once the server has closed its files. */
  private void goOn(DemoTraffic traffic, CountDownLatch stopped) {
    Threads.atExit(
        "demo-end",
        () -> {
          traffic.stop();
          try {
            stopped.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    traffic.live();
  }
}
