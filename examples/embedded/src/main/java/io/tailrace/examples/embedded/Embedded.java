package io.tailrace.examples.embedded;

import io.tailrace.core.handler.EventHandler;
import io.tailrace.core.handler.StartAt;
import io.tailrace.log.sqlite.SqliteLog;
import io.tailrace.pipeline.Pipeline;
import io.tailrace.receiver.jetty.Receiver;
import io.tailrace.sink.database.SqliteDatabaseEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An application that has Customer.io's events itself: it receives on a port of its own, keeps what
 * came in a folder, folds it into a database there, and calls its own code with each event.
 */
public final class Embedded implements AutoCloseable {
  private final Pipeline pipeline;
  private final Receiver receiver;

  private Embedded(Pipeline pipeline, Receiver receiver) {
    this.pipeline = pipeline;
    this.receiver = receiver;
  }

  /**
   * Starts it.
   *
   * @param folder for the log and the database; this process alone may use it
   * @param signingKeys as the reporting webhook's page in Customer.io shows them
   * @param code called with each event at least once
   */
  public static Embedded start(Path folder, int port, List<String> signingKeys, EventHandler code)
      throws Exception {
    Files.createDirectories(folder);
    Pipeline pipeline =
        Pipeline.builder()
            .log(SqliteLog.in(folder))
            .sink(SqliteDatabaseEngine.in(folder))
            .handler("crm", StartAt.NOW, code)
            .start();
    try {
      Receiver receiver =
          Receiver.builder(pipeline.log()).feed("default", signingKeys).port(port).start();
      return new Embedded(pipeline, receiver);
    } catch (Exception e) {
      pipeline.close();
      throw e;
    }
  }

  /** The port that it really has. */
  public int port() {
    return receiver.port();
  }

  /** What is under way is answered first, then handled; the log comes last. */
  @Override
  public void close() {
    receiver.close();
    pipeline.close();
  }

  /** Prints who bounced. The keys are in the environment, the folder is named. */
  public static void main(String[] arguments) throws Exception {
    List<String> keys = List.of(System.getenv("TAILRACE_SIGNING_KEYS").split(","));
    Embedded application =
        start(
            Path.of(arguments[0]),
            8080,
            keys,
            record -> {
              var event = record.knownEvent();
              if (event.metric().name().equals("bounced")) {
                System.out.println(event.data().recipient() + " bounced");
              }
            });
    Runtime.getRuntime().addShutdownHook(new Thread(application::close));
    Thread.currentThread().join();
  }
}
