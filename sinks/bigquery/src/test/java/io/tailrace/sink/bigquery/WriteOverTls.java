package io.tailrace.sink.bigquery;

import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** A process that writes twenty events to a BigQuery at this endpoint. Stateless. */
final class WriteOverTls {
  static final int EVENTS = 20;

  private WriteOverTls() {}

  public static void main(String[] arguments) throws Exception {
    BigQuerySettings settings =
        BigQuerySettings.of(
                new Dataset(World.PROJECT, World.DATASET, null), Access.at(arguments[0]))
            .retryingFor(Duration.parse(arguments[1]));
    InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of(BigQuerySink.NAME));
    BigQuerySink sink = new BigQuerySink(settings, store, InstantSource.system());
    try (Trial trial = Trial.open(sink, 1)) {
      trial.write(0, EVENTS);
    }
  }
}
