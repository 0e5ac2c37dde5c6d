package io.tailrace.testkit.sink;

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
 * effect before the commit, so one who was overtaken may still have an effect.
 */
class HandlerSinkTest extends SinkContract {
  private final Map<Path, InMemoryConsumerStore> stores = new HashMap<>();
  private final Map<Path, Set<String>> effects = new HashMap<>();
  private Path last;

  @Override
  public Sink on(Path folder) {
    last = folder;
    var store = stores.computeIfAbsent(folder, f -> new InMemoryConsumerStore(Set.of("handler:t")));
    Set<String> done = effects.computeIfAbsent(folder, f -> new LinkedHashSet<>());
    return new HandlerSink(
        "t",
        record -> done.add(record.record().feed() + '/' + record.knownEvent().eventId()),
        store.positions());
  }

  @Override
  public List<String> effect(Sink sink) {
    return effects.get(last).stream().map(id -> id.substring(id.indexOf('/') + 1)).toList();
  }

  @Override
  public boolean commitsAfterItsEffect() {
    return true;
  }

  /** Both are in memory, and a crash leaves what the store and the handler have. */
  @Override
  public Path crashed(Path folder, Path copy) {
    stores.put(copy, stores.get(folder));
    effects.put(copy, new LinkedHashSet<>(effects.get(folder)));
    return copy;
  }
}
