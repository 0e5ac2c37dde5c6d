package io.tailrace.pipeline;

import io.tailrace.core.consumer.Consumer;
import io.tailrace.core.consumer.Retry;
import io.tailrace.core.consumer.StoreUnavailableException;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.Position;
import io.tailrace.core.sink.SinkTraits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A configured sink as an operator sees it: live while a server runs, or by the position that was
 * noted last. Safe for use by many threads if its standings are.
 */
public record SinkView(String name, SinkTraits traits, Standings standings, Attempts attempts) {

  /** Asks how the sink stands now, partition by partition. */
  @FunctionalInterface
  public interface Standings {
    List<PartitionStatus> read() throws LogUnavailableException, StoreUnavailableException;
  }

  /** Asks how many there are. */
  @FunctionalInterface
  public interface Partitions {
    int count() throws LogUnavailableException, StoreUnavailableException;
  }

  /** Asks for the committed position of one partition. */
  @FunctionalInterface
  public interface Positions {
    Optional<Position> committed(int partition)
        throws LogUnavailableException, StoreUnavailableException;
  }

  /** Asks when a pending record is tried again; empty where that cannot be known. */
  @FunctionalInterface
  public interface Attempts {
    Optional<Retry> next(int partition, long offset);
  }

  /** Asks how it stands in the partitions that none of our consumers works on. */
  @FunctionalInterface
  public interface Elsewhere {
    List<PartitionStatus> read(Set<Integer> here)
        throws LogUnavailableException, StoreUnavailableException;
  }

  /** Why the sinks of a server that runs could not start yet, and since when. Immutable. */
  public record NotStarted(String reason, Instant at) {}

  /**
   * In a server.
   *
   * @param here its own consumers of this sink, one per partition; they may come and go
   */
  public static SinkView serving(
      String name, SinkTraits traits, Supplier<List<Consumer>> here, Elsewhere elsewhere) {
    return new SinkView(
        name,
        traits,
        () -> standings(here.get(), elsewhere),
        (partition, offset) ->
            here.get().stream()
                .filter(consumer -> consumer.status().partition() == partition)
                .findFirst()
                .flatMap(consumer -> consumer.retry(offset)));
  }

  private static List<PartitionStatus> standings(List<Consumer> here, Elsewhere elsewhere)
      throws LogUnavailableException, StoreUnavailableException {
    List<PartitionStatus> standings = new ArrayList<>();
    here.forEach(consumer -> standings.add(PartitionStatus.of(consumer)));
    Set<Integer> partitions = new HashSet<>();
    standings.forEach(standing -> partitions.add(standing.partition()));
    standings.addAll(elsewhere.read(partitions));
    standings.sort(Comparator.comparingInt(PartitionStatus::partition));
    return standings;
  }

  /** By its positions, while no server runs. */
  public static SinkView offline(
      String name, SinkTraits traits, Partitions partitions, Positions positions) {
    return new SinkView(
        name,
        traits,
        () -> offline(partitions.count(), positions),
        (partition, offset) -> Optional.empty());
  }

  private static List<PartitionStatus> offline(int partitions, Positions positions)
      throws LogUnavailableException, StoreUnavailableException {
    List<PartitionStatus> standings = new ArrayList<>(partitions);
    for (int partition = 0; partition < partitions; partition++) {
      standings.add(
          PartitionStatus.offline(partition, positions.committed(partition).orElse(null)));
    }
    return standings;
  }
}
