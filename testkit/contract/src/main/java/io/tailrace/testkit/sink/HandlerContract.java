package io.tailrace.testkit.sink;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A team's own code that does nothing twice keeps the promises of a sink, but for one: it has its
 * effect before the commit, so one who was overtaken may still have an effect. All of it is in
 * memory.
 */
public abstract class HandlerContract extends SinkContract {
  private final Map<Path, InMemoryConsumerStore> stores = new HashMap<>();
  private final Map<Path, Set<String>> effects = new HashMap<>();
  private Path last;

  /** What is tried: the handler's sink, or one around it. */
  protected abstract Sink tried(HandlerSink sink, ConsumerStore store, Path folder);

  @Override
  public final Sink on(Path folder) {
    last = folder;
    var store =
        stores.computeIfAbsent(folder, one -> new InMemoryConsumerStore(Set.of("handler:trial")));
    Set<String> done = effects.computeIfAbsent(folder, one -> new LinkedHashSet<>());
    var sink =
        new HandlerSink(
            "trial",
            record -> done.add(record.record().feed() + '/' + record.knownEvent().eventId()),
            store.positions());
    return tried(sink, store, folder);
  }

  @Override
  public final List<String> effect(Sink sink) {
    return effects.get(last).stream().map(id -> id.substring(id.indexOf('/') + 1)).toList();
  }

  @Override
  public final boolean commitsAfterItsEffect() {
    return true;
  }

  /** A crash leaves what the store and the handler have. */
  @Override
  public final Path crashed(Path folder, Path copy) {
    stores.put(copy, stores.get(folder));
    effects.put(copy, new LinkedHashSet<>(effects.get(folder)));
    return copy;
  }
}
