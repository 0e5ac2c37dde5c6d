package io.tailrace.operations;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.log.EventLog;
import io.tailrace.operations.incoming.IncomingWatch;
import io.tailrace.pipeline.SinkView;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an open data folder consists of, for the operations on it. Safe for use by many threads as
 * its parts are.
 *
 * @param folder the data folder
 * @param feeds the configured feeds' names
 * @param log what was received
 * @param store dead letters, replays, positions
 * @param sinks the configured sinks
 * @param stores what the sinks have written
 * @param incoming what the receiver knows of its requests
 * @param workspaces Customer.io's side of the feeds
 * @param running whether consumers run on these parts: if not, what is asked of them happens at the
 *     next start
 * @param backup what a backup of the folder is made of
 * @param warnings gives what about the log's settings can lose what was answered; for people
 */
public record OperationContext(
    Path folder,
    List<String> feeds,
    EventLog log,
    ConsumerStore store,
    List<SinkView> sinks,
    EventStores stores,
    IncomingWatch incoming,
    Workspaces workspaces,
    boolean running,
    BackupSources backup,
    Supplier<List<String>> warnings,
    InstantSource clock) {

  public OperationContext {
    feeds = List.copyOf(feeds);
    sinks = List.copyOf(sinks);
  }

  /** The database, for what was not begun without one. */
  public DatabaseStore knownDatabase() {
    return Objects.requireNonNull(database());
  }

  /** If there is one that can be read from here. */
  public @Nullable DatabaseStore database() {
    return stores.database();
  }

  /** If there is one that can be read from here. */
  public @Nullable EventStore warehouse() {
    return stores.warehouse();
  }

  /** The sink of this name. */
  public SinkView sink(String name) throws OperationException {
    Optional<SinkView> found = sinks.stream().filter(sink -> sink.name().equals(name)).findFirst();
    return found.orElseThrow(
        () ->
            OperationException.wrongRequest(
                "There is no sink named '" + name + "'; there is " + sinkNames() + "."));
  }

  private String sinkNames() {
    return String.join(", ", sinks.stream().map(SinkView::name).toList());
  }
}
