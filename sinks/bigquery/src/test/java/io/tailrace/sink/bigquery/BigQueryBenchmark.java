package io.tailrace.sink.bigquery;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rows a second into the simulated BigQuery, in this process. {@code BigQueryBenchmark [events]
 * [batch] [again]}; with {@code again} all of it is replayed afterwards.
 */
final class BigQueryBenchmark {
  private static final int DISTINCT = 20_000;

  private BigQueryBenchmark() {}

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
    List<SinkRecord> records = new ArrayList<>();
    for (int i = 0; i < DISTINCT; i++) {
      records.add(TrialRecords.usual(i));
    }
    try (World world = new World();
        Trial owner = Trial.open(world, 1)) {
      run(owner, records, 100_000, batch, 0);
      long start = System.nanoTime();
      run(owner, records, events, batch, 100_000);
      say("first", events, System.nanoTime() - start);
      System.out.println("visible: " + world.rows().size());
      if (args.length > 2) {
        long again = System.nanoTime();
        owner.again(0, batch);
        say("again", batch, System.nanoTime() - again);
      }
    }
    System.exit(0);
  }

  private static void run(Trial owner, List<SinkRecord> records, int events, int batch, long from)
      throws Exception {
    for (int written = 0; written < events; written += batch) {
      int at = written % (DISTINCT - batch + 1);
      Position next = Position.at(Trial.LOG, 0, from + written + batch);
      owner.sink.write(new Batch(records.subList(at, at + batch), next, 1, false));
    }
  }

  private static void say(String what, int events, long nanos) {
    System.out.printf(
        Locale.ROOT, "%s: %,d events, %,.0f a second%n", what, events, events * 1e9 / nanos);
  }
}
