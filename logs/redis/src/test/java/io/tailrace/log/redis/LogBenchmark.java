package io.tailrace.log.redis;

import io.tailrace.core.log.LogRecord;
import io.tailrace.core.log.LogUnavailableException;
import io.tailrace.core.log.NewRecord;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.testkit.redis.RedisServer;
import io.tailrace.testkit.store.InMemoryConsumerStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Appends per second, to be run by hand: {@code LogBenchmark FOLDER CALLERS SECONDS DAYS-OF-IDS
 * [PARTITIONS [REDIS-OPTION…]]}. Starts a Redis of its own in that folder; {@code
 * -Dredis.executable=…} takes another one. Looks for each id in so many days, as it must after a
 * week.
 */
public final class LogBenchmark {
  private static final int BODY_BYTES = 900;
  private final RedisLog log;
  private final byte[] body;
  private final AtomicLong sequence = new AtomicLong();

  private LogBenchmark(RedisLog log) {
    this.log = log;
    String head =
        "{\"event_id\":\"x\",\"metric\":\"sent\",\"object_type\":\"email\",\"timestamp\":1700000000,"
            + "\"data\":{\"identifiers\":{\"id\":\"p\"},\"text\":\"";
    this.body = Keys.bytes(head + "q".repeat(BODY_BYTES - head.length() - 3) + "\"}}");
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    List<String> options = new ArrayList<>(RedisServer.DURABLE);
    options.addAll(List.of(args).subList(Math.min(5, args.length), args.length));
    int partitions = args.length > 4 ? Integer.parseInt(args[4]) : 8;
    try (RedisServer server = RedisServer.start(folder, options);
        Redis redis = Redis.connect(RedisAddress.of(server.url()), "tailrace")) {
      days(redis, Integer.parseInt(args[3]));
      var settings = RedisLogSettings.DEFAULT.withPartitions(partitions).withMaxBytes(64L << 30);
      var nobody = new InMemoryConsumerStore(Set.of("none")).pins();
      try (RedisLog log = RedisLog.open(redis, settings, nobody, InstantSource.system())) {
        LogBenchmark benchmark = new LogBenchmark(log);
        for (int round = 0; round < 3; round++) {
          benchmark.round(Integer.parseInt(args[1]), Double.parseDouble(args[2]));
        }
        benchmark.readAll();
      }
    }
  }

  /** Days that hold one id each, so that each append looks there too. */
  private static void days(Redis redis, int count) throws RedisUnavailableException {
    long today = Instant.now().toEpochMilli() / 86_400_000;
    for (long day = today - count + 1; day < today; day++) {
      byte[] hash = redis.keys().of("ids:" + day);
      byte[] number = Keys.bytes(day);
      redis.ask(commands -> commands.hset(hash, Keys.bytes("x"), Keys.bytes("y")));
      redis.ask(commands -> commands.hset(redis.keys().of("days"), number, Keys.bytes(1)));
    }
  }

  private void round(int callers, double seconds) throws InterruptedException {
    long[][] waits = new long[callers][];
    long until = System.nanoTime() + (long) (seconds * 1e9);
    RedisLogStats before = log.stats();
    long cpu = cpuNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      int caller = i;
      threads.add(Thread.startVirtualThread(() -> waits[caller] = call(until)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    RedisLogStats after = log.stats();
    long records = after.appended() - before.appended();
    long[] all = Stream.of(waits).flatMapToLong(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%,.0f appends/s; p50 %.2f ms, p99 %.2f ms, max %.1f ms; %.1f callers/group; our cpu %.1f"
            + " us/append; %,.0f bytes/record by our count%n",
        records / seconds,
        all[all.length / 2] / 1e6,
        all[(int) (all.length * 0.99)] / 1e6,
        all[all.length - 1] / 1e6,
        (double) records / (after.groups() - before.groups()),
        (cpuNanos() - cpu) / 1e3 / records,
        (double) after.bytes() / after.records());
  }

  private long[] call(long until) {
    var waits = new ArrayList<Long>();
    while (System.nanoTime() < until) {
      long began = System.nanoTime();
      try {
        log.append(List.of(next()), Instant.now().plusSeconds(30));
      } catch (LogUnavailableException e) {
        System.out.println(e.getMessage());
        LockSupport.parkNanos(100_000_000);
      }
      waits.add(System.nanoTime() - began);
    }
    return waits.stream().mapToLong(Long::longValue).toArray();
  }

  private NewRecord next() {
    long number = sequence.incrementAndGet();
    return LogFixture.event(String.format(Locale.ROOT, "01J%023d", number), body);
  }

  private void readAll() throws LogUnavailableException {
    long began = System.nanoTime();
    long records = 0;
    for (int partition = 0; partition < log.reader().partitions(); partition++) {
      long offset = 0;
      List<LogRecord> batch;
      do {
        batch = log.reader().read(partition, offset, new ReadLimit(2_000, 8 << 20));
        records += batch.size();
        offset = batch.isEmpty() ? offset : batch.get(batch.size() - 1).offset() + 1;
      } while (!batch.isEmpty());
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("read %,d records at %,.0f/s%n", records, records / seconds);
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
