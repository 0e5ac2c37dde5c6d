package io.tailrace.log.sqlite;

import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.RecordKind;
import io.tailrace.core.log.Source;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Appends per second, to be run by hand: {@code LogBenchmark FOLDER CALLERS SECONDS ordered|random
 * MILLIONS-KEPT [RATE]}. With a rate, calls come in an open loop at that many a second. A folder
 * that holds a log already is used as it is, so that filling it is paid once.
 */
public final class LogBenchmark {
  private static final int BODY_BYTES = 900;

  /** What the log is filled with; what counts there is the index. */
  private static final int FILL_BYTES = 50;

  private final SqliteLog log;
  private final boolean random;
  private final AtomicLong sequence;
  private byte[] body = new byte[FILL_BYTES];

  private LogBenchmark(SqliteLog log, boolean random) throws LogUnavailableException {
    this.log = log;
    this.random = random;
    this.sequence = new AtomicLong(log.reader().range(0).end() * 16);
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    var settings = SqliteLogSettings.in(folder);
    long began = System.nanoTime();
    try (SqliteLog log =
        SqliteLog.open(
            settings, new InMemoryConsumerStore(Set.of()).pins(), InstantSource.system())) {
      System.out.printf("opened in %d ms%n", (System.nanoTime() - began) / 1_000_000);
      LogBenchmark benchmark = new LogBenchmark(log, args[3].equals("random"));
      benchmark.fill((long) (Double.parseDouble(args[4]) * 1e6));
      benchmark.body = new byte[BODY_BYTES];
      new Random(1).nextBytes(benchmark.body);
      double rate = args.length > 5 ? Double.parseDouble(args[5]) : 0;
      for (int round = 0; round < 3; round++) {
        benchmark.round(Integer.parseInt(args[1]), Double.parseDouble(args[2]), rate);
      }
    }
  }

  private void fill(long wanted) throws LogUnavailableException {
    long began = System.nanoTime();
    long from = log.reader().range(0).end();
    for (long kept = from; kept < wanted; kept += 1_000) {
      // An hour: filling may be stopped and go on while something else is measured.
      log.append(
          Stream.generate(this::next).limit(1_000).toList(), Instant.now().plusSeconds(3_600));
    }
    long nanos = System.nanoTime() - began;
    if (wanted > from) {
      System.out.printf("filled %,d at %,.0f/s%n", wanted, (wanted - from) * 1e9 / nanos);
    }
  }

  private void round(int callers, double seconds, double rate)
      throws InterruptedException, IOException {
    long[][] waits = new long[callers][];
    long until = System.nanoTime() + (long) (seconds * 1e9);
    SqliteLogStats before = log.stats();
    long cpu = cpuNanos();
    long writerCpu = writerCpuNanos();
    long wrote = wroteBytes();
    int busy = 0;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int caller = i;
      threads.add(
          Thread.startVirtualThread(
              () -> waits[caller] = call(until, rate == 0 ? 0 : (long) (callers * 1e9 / rate))));
    }
    int looks = 0;
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(10_000_000);
      looks++;
      busy += log.busy() ? 1 : 0;
    }
    for (Thread thread : threads) {
      thread.join();
    }
    SqliteLogStats after = log.stats();
    long records = after.records() - before.records();
    long[] all = Stream.of(waits).flatMapToLong(java.util.Arrays::stream).sorted().toArray();
    System.out.printf(
        "%,.0f appends/s; p50 %.2f ms, p99 %.2f ms, max %.1f ms; %.1f callers/commit, %,.0f"
            + " commits/s; busy %d%%; cpu %.1f us/append, of it the writer's %.1f; wrote %,.0f bytes/append;"
            + " wal %d MB, file %d MB%n",
        records / seconds,
        all[all.length / 2] / 1e6,
        all[(int) (all.length * 0.99)] / 1e6,
        all[all.length - 1] / 1e6,
        (double) records / (after.commits() - before.commits()),
        (after.commits() - before.commits()) / seconds,
        100 * busy / looks,
        (cpuNanos() - cpu) / 1e3 / records,
        (writerCpuNanos() - writerCpu) / 1e3 / records,
        (double) (wroteBytes() - wrote) / records,
        after.walBytes() >> 20,
        after.fileBytes() >> 20);
  }

  private long[] call(long until, long everyNanos) {
    var waits = new ArrayList<Long>();
    long due = System.nanoTime() + (long) (Math.random() * everyNanos);
    while (System.nanoTime() < until) {
      if (everyNanos > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      } else {
        due = System.nanoTime();
      }
      try {
        log.append(List.of(next()), deadline());
      } catch (LogUnavailableException e) {
        System.out.println(e.getMessage());
      }
      waits.add(System.nanoTime() - due);
      due += everyNanos;
    }
    return waits.stream().mapToLong(Long::longValue).toArray();
  }

  private NewRecord next() {
    long number = sequence.incrementAndGet();
    String key =
        random
            ? String.format(Locale.ROOT, "%016X%010d", number * 0x9E3779B97F4A7C15L, number)
            : String.format(Locale.ROOT, "01J%023d", number);
    return new NewRecord(
        "default", RecordKind.EVENT, key, number, Source.WEBHOOK, null, Instant.now(), body);
  }

  private static Instant deadline() {
    return Instant.now().plusSeconds(30);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long writerCpuNanos() {
    var threads = ManagementFactory.getThreadMXBean();
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().equals("log-writer"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  private static long wroteBytes() throws IOException {
    Path io = Path.of("/proc/self/io");
    if (!Files.exists(io)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(io)) {
      return lines
          .filter(line -> line.startsWith("wchar:"))
          .mapToLong(line -> Long.parseLong(line.substring(7)))
          .findFirst()
          .orElse(0);
    }
  }
}
