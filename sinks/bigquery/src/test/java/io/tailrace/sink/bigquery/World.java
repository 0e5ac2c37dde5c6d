package io.tailrace.sink.bigquery;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.testkit.bigquery.Row;
import io.tailrace.testkit.bigquery.SimulatedBigQuery;
import io.tailrace.testkit.bigquery.SimulationSettings;
import io.tailrace.testkit.sink.TrialRecords;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import io.tailrace.testkit.time.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A simulated BigQuery, the small store, and sinks between them. For tests, each by one thread. */
final class World implements AutoCloseable {
  static final String PROJECT = "acme";
  static final String DATASET = "events";

  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  // Before any record is received: none is in doubt from the beginning.
  final SettableClock clock = new SettableClock(TrialRecords.START.minusSeconds(60));
  final InMemoryConsumerStore store = new InMemoryConsumerStore(Set.of("warehouse"));
  final SimulatedBigQuery bigQuery;
  private final Duration retryFor;

  /**
   * Makes one.
   *
   * @param retryFor how long a call is tried again; short where most calls fail on purpose
   */
  World(Duration streamLife, Duration retryFor) throws IOException {
    this(streamLife, retryFor, false);
  }

  /**
   * Makes one.
   *
   * @param strict whether BigQuery refuses what public clients were seen to be refused
   */
  World(Duration streamLife, Duration retryFor, boolean strict) throws IOException {
    this.retryFor = retryFor;
    SimulationSettings settings = SimulationSettings.on(clock).withStreamLife(streamLife);
    bigQuery = SimulatedBigQuery.start(settings.withStrictness(strict));
  }

  World() throws IOException {
    this(Duration.ofDays(7), Duration.ofSeconds(20));
  }

  BigQuerySettings settings(String dataset) {
    return BigQuerySettings.of(new Dataset(PROJECT, dataset, null), Access.at(bigQuery.endpoint()))
        .retryingFor(retryFor);
  }

  BigQuerySink sink() {
    return sink(store.notes());
  }

  BigQuerySink sink(SinkNotes notes) {
    return sink(notes, FOR_EVER);
  }

  /** One that takes what is recorded for the last that was, if it is no older than this. */
  BigQuerySink sink(SinkNotes notes, Duration trust) {
    return new BigQuerySink(
        settings(DATASET),
        new Ledger(notes, clock, trust),
        OperatorsWord.of(store.replays()),
        clock);
  }

  /** Ends every stream, as an owner does that dies before it has recorded it. */
  void finaliseAll() {
    bigQuery.finaliseStreams();
  }

  List<Row> rows() {
    return bigQuery.rows(PROJECT, DATASET, Tables.EVENTS);
  }

  List<String> ids() {
    return rows().stream().map(row -> row.text("event_id")).toList();
  }

  @Override
  public void close() {
    bigQuery.close();
  }
}
