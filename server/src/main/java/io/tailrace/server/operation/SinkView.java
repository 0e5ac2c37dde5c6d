package io.tailrace.server.operation;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.Retry;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkTraits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A configured sink as an operator sees it: live while a server runs, or by the position that was
 * noted last. Safe for use by many threads if its standings are.
 */
public record SinkView(String name, SinkTraits traits, Standings standings, Attempts attempts) {

  /** Asks how the sink stands now, partition by partition. */
  @FunctionalInterface
  public interface Standings {
    List<Standing> read() throws Exception;
  }

  /** Asks for the committed position of one partition. */
  @FunctionalInterface
  public interface Positions {
    Optional<Position> committed(int partition) throws Exception;
  }

  /** Asks when a pending record is tried again; empty where that cannot be known. */
  @FunctionalInterface
  public interface Attempts {
    Optional<Retry> next(int partition, long offset);
  }

  /** By its consumers, one per partition. */
  public static SinkView live(List<Consumer> consumers) {
    return starting(consumers.get(0).sink(), () -> consumers, () -> null);
  }

  /** Why the sinks of a server that runs could not start yet, and since when. Immutable. */
  public record NotStarted(String reason, Instant at) {}

  /**
   * In a server that may still be starting.
   *
   * @param consumers its own, one per partition; none until it has started
   * @param notStarted gives null if nothing is in the way
   */
  public static SinkView starting(
      Sink sink, Supplier<List<Consumer>> consumers, Supplier<NotStarted> notStarted) {
    return new SinkView(
        sink.name(),
        sink.traits(),
        () -> {
          List<Consumer> started = consumers.get();
          return started.isEmpty()
              ? List.of(Standing.notStarted(notStarted.get()))
              : started.stream().map(consumer -> Standing.of(consumer.status())).toList();
        },
        (partition, offset) ->
            consumers.get().stream()
                .filter(consumer -> consumer.status().partition() == partition)
                .findFirst()
                .flatMap(consumer -> consumer.retry(offset)));
  }

  /** By its positions, while no server runs. */
  public static SinkView offline(
      String name, SinkTraits traits, int partitions, Positions positions) {
    return new SinkView(
        name,
        traits,
        () -> offline(partitions, positions),
        (partition, offset) -> Optional.empty());
  }

  private static List<Standing> offline(int partitions, Positions positions) throws Exception {
    List<Standing> standings = new ArrayList<>(partitions);
    for (int partition = 0; partition < partitions; partition++) {
      standings.add(Standing.offline(partition, positions.committed(partition).orElse(null)));
    }
    return standings;
  }
}
