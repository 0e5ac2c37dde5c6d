package io.tailrace.example.sink;

import io.tailrace.core.handler.HandlerSink;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.sink.SinkContract;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract of all sinks, as one that commits after its effect keeps it. */
class LineFileTest extends SinkContract {
  private final Map<Path, InMemoryConsumerStore> stores = new HashMap<>();
  private Path last;

  @Override
  public Sink on(Path folder) {
    last = folder;
    var store =
        stores.computeIfAbsent(folder, one -> new InMemoryConsumerStore(Set.of("handler:lines")));
    return new HandlerSink("lines", new LineFile(file(folder)), store.positions());
  }

  private static Path file(Path folder) {
    return folder.resolve("lines");
  }

  @Override
  public List<String> effect(Sink sink) throws IOException {
    return Files.exists(file(last))
        ? Files.readAllLines(file(last)).stream()
            .map(line -> line.substring(line.indexOf(' ') + 1))
            .toList()
        : List.of();
  }

  @Override
  public boolean commitsAfterItsEffect() {
    return true;
  }

  @Override
  public Path crashed(Path folder, Path copy) throws IOException {
    stores.put(copy, stores.get(folder));
    Files.createDirectory(copy);
    Files.copy(file(folder), file(copy));
    return copy;
  }
}
