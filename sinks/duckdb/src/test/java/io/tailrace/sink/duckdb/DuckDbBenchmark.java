package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Prints what writing costs: {@code DuckDbBenchmark [events] [batch] [again]}. Making the records
 * is not counted.
 */
final class DuckDbBenchmark {
  private final DuckDbSink sink;
  private final int batch;
  private long nanos;
  private long cpuNanos;

  private DuckDbBenchmark(DuckDbSink sink, int batch) {
    this.sink = sink;
    this.batch = batch;
  }

  public static void main(String[] args) throws Exception {
    long events = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    int batch = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
    Path folder = Files.createTempDirectory("duckdb-benchmark");
    try (DuckDbSink sink = new DuckDbSink(folder, InstantSource.system())) {
      sink.open();
      DuckDbBenchmark benchmark = new DuckDbBenchmark(sink, batch);
      benchmark.report("write", events, benchmark.write(events, false));
      if (args.length > 2) {
        benchmark.report("again", events, benchmark.write(events, true));
      }
      benchmark.read(folder);
    }
    Staging.clear(folder);
    Files.delete(folder);
  }

  private long[] write(long events, boolean again) throws Exception {
    long[] latencies = new long[Math.toIntExact((events + batch - 1) / batch)];
    nanos = 0;
    cpuNanos = 0;
    for (int i = 0; i < latencies.length; i++) {
      long from = (long) i * batch;
      List<SinkRecord> records =
          LongStream.range(from, from + batch).mapToObj(TrialRecords::usual).toList();
      long cpu = cpu();
      long start = System.nanoTime();
      sink.write(new Batch(records, Position.at(Trial.LOG, 0, from + batch), 1, again));
      latencies[i] = System.nanoTime() - start;
      nanos += latencies[i];
      cpuNanos += cpu() - cpu;
    }
    return latencies;
  }

  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private void report(String what, long events, long[] latencies) {
    Arrays.sort(latencies);
    System.out.printf(
        "%s: %,d events, %,.0f/s, %.1f us CPU each; batch of %,d: p50 %.1f ms, p99 %.1f ms, max %.1f ms;"
            + " resident %d MiB, peak %d MiB%n",
        what,
        events,
        events * 1e9 / nanos,
        cpuNanos / 1e3 / events,
        batch,
        latencies[latencies.length / 2] / 1e6,
        latencies[latencies.length * 99 / 100] / 1e6,
        latencies[latencies.length - 1] / 1e6,
        Memory.residentMegabytes(),
        Memory.peakMegabytes());
  }

  private void read(Path folder) throws Exception {
    for (String query :
        List.of(
            "SELECT event_type, count(*), count(DISTINCT person) FROM delivery_events GROUP BY 1",
            "SELECT count(*) FROM delivery_events WHERE data->>'action_id' = '12'")) {
      long start = System.nanoTime();
      Rows.rows(sink, query);
      System.out.printf("%,.0f ms: %s%n", (System.nanoTime() - start) / 1e6, query);
    }
    long start = System.nanoTime();
    sink.reader().find("default", TrialRecords.id(3));
    System.out.printf("%,.0f ms: find%n", (System.nanoTime() - start) / 1e6);
    start = System.nanoTime();
    long rows = sink.reader().export(folder.resolve("out"), null, null).rows();
    System.out.printf(
        "%,.0f ms: export of %,d rows, peak %d MiB%n",
        (System.nanoTime() - start) / 1e6, rows, Memory.peakMegabytes());
    start = System.nanoTime();
    sink.open();
    System.out.printf(
        "%,.0f ms: close and open; file %,d bytes%n",
        (System.nanoTime() - start) / 1e6, Files.size(folder.resolve("warehouse.duckdb")));
  }
}
