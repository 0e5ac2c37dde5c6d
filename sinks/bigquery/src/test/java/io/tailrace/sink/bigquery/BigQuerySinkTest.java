package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.ConsumerStore;
import io.tailrace.core.sink.Sink;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import io.tailrace.testkit.sink.SinkContract;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** The warehouse keeps the sink's contract. A folder stands for a dataset and its store. */
@Tag("full")
class BigQuerySinkTest extends SinkContract {
  private static SimulatedBigQuery bigQuery;
  private static int lastDataset;

  private final Map<Path, Place> places = new HashMap<>();
  private final IdentityHashMap<Sink, Place> opened = new IdentityHashMap<>();

  private record Place(String dataset, ConsumerStore store) {}

  @BeforeAll
  static void start() throws IOException {
    bigQuery = SimulatedBigQuery.start();
  }

  @AfterAll
  static void stop() {
    bigQuery.close();
  }

  @Override
  public Sink on(Path folder) {
    Place place =
        places.computeIfAbsent(
            folder,
            made ->
                new Place(
                    "events_" + ++lastDataset, new InMemoryConsumerStore(Set.of("warehouse"))));
    BigQuerySettings settings =
        BigQuerySettings.of(
            new Dataset("acme", place.dataset(), null), Access.at(bigQuery.endpoint()));
    Sink sink = new BigQuerySink(settings, place.store(), InstantSource.system());
    opened.put(sink, place);
    return sink;
  }

  @Override
  public List<String> effect(Sink sink) {
    return bigQuery.rows("acme", opened.get(sink).dataset(), Tables.EVENTS).stream()
        .map(row -> row.text("event_id"))
        .toList();
  }

  /** What a crash leaves is in BigQuery and in the store: the same, seen by another process. */
  @Override
  public Path crashed(Path folder, Path copy) {
    places.put(copy, places.get(folder));
    return copy;
  }
}
