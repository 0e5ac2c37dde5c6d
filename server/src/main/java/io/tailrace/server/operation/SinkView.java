package io.tailrace.server.operation;

import io.tailrace.core.consumer.Consumer;
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
public record SinkView(String name, SinkTraits traits, Standings standings) {

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

  /** By its consumers, one per partition. */
  public static SinkView live(List<Consumer> consumers) {
    var sink = consumers.get(0).sink();
    return new SinkView(
        sink.name(),
        sink.traits(),
        () -> consumers.stream().map(consumer -> Standing.of(consumer.status())).toList());
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
        });
  }

  /** By its positions, while no server runs. */
  public static SinkView offline(
      String name, SinkTraits traits, int partitions, Positions positions) {
    return new SinkView(name, traits, () -> offline(partitions, positions));
  }

  private static List<Standing> offline(int partitions, Positions positions) throws Exception {
    List<Standing> standings = new ArrayList<>(partitions);
    for (int partition = 0; partition < partitions; partition++) {
      standings.add(Standing.offline(partition, positions.committed(partition).orElse(null)));
    }
    return standings;
  }
}
