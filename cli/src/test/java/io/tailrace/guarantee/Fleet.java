package io.tailrace.guarantee;

import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.redis.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Two receivers and two workers on a Redis of their own and one PostgreSQL, each a real process, to
 * be killed. For one thread.
 */
final class Fleet implements AutoCloseable {
  final RedisServer redis;
  final Place place;
  final List<ServerProcess> receivers = new ArrayList<>();
  final List<ServerProcess> workers = new ArrayList<>();

  /**
   * Starts all of them, without a warehouse.
   *
   * @param receiver the main class of the receivers
   */
  Fleet(Path folder, String receiver) throws Exception {
    this(folder, receiver, place -> place.with("TAILRACE_WAREHOUSE_URL", "none"));
  }

  /** Starts all of them, with a warehouse that they can share. */
  Fleet(Path folder, String receiver, UnaryOperator<Place> warehouse) throws Exception {
    redis = RedisServer.start(Files.createDirectory(folder.resolve("redis")));
    place = warehouse.apply(Place.shared(redis, PostgresServer.shared()));
    for (int i = 0; i < 2; i++) {
      Path own = folder.resolve("receiver-" + i);
      receivers.add(new ServerProcess(own, receiver, place.settings(), "receiver"));
      workers.add(place.worker(folder.resolve("worker-" + i)));
    }
    for (ServerProcess process : processes()) {
      process.launch();
    }
    for (ServerProcess process : processes()) {
      process.awaitAnswer();
    }
  }

  List<ServerProcess> processes() {
    return Stream.concat(receivers.stream(), workers.stream()).toList();
  }

  List<URI> webhooks() {
    return receivers.stream().map(ServerProcess::webhook).toList();
  }

  /** Everything that can be killed: it dies, and is launched again at once. */
  List<Victim> victims() {
    List<Victim> victims = new ArrayList<>();
    victims.add(
        () -> {
          redis.kill();
          redis.start();
        });
    for (ServerProcess process : processes()) {
      victims.add(
          () -> {
            process.kill();
            process.launch();
          });
    }
    return victims;
  }

  /** Something that may die at any moment. */
  interface Victim {
    void die() throws IOException;
  }

  /** Waits until every sink has had everything, by the word of a worker. */
  void awaitCaughtUp() throws Exception {
    for (ServerProcess process : processes()) {
      process.awaitAnswer();
    }
    new Status(workers.get(0).folder()).awaitCaughtUp(Duration.ofMinutes(4));
  }

  @Override
  public void close() {
    processes().forEach(ServerProcess::close);
    redis.close();
  }
}
