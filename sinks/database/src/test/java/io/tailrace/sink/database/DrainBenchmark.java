package io.tailrace.sink.database;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.Source;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.postgres.PostgresServer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast the database takes events, and what one costs in processor time; by command, with the
 * number of events and of people. Decoding is not counted, writing the files is.
 */
public final class DrainBenchmark {
  private static final String[] METRICS = {"sent", "delivered", "opened", "clicked"};
  private final Random random;
  private final int partition;
  private final int people;
  private final boolean spread;
  private final List<String> recent = new ArrayList<>();
  private final List<Integer> recentPeople = new ArrayList<>();
  private long offset;

  private DrainBenchmark(int people, boolean spread, int partition) {
    this.random = new Random(42L + partition);
    this.partition = partition;
    this.people = people;
    this.spread = spread;
  }

  /**
   * Arguments: events, people, batch, whether a delivery's events are spread over time (true) or
   * come together, the engine (SQLITE or POSTGRES), and how many write at once, a partition each.
   */
  public static void main(String[] arguments) throws Exception {
    int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
    int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100_000;
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
    boolean spread = arguments.length < 4 || Boolean.parseBoolean(arguments[3]);
    boolean sqlite = arguments.length < 5 || arguments[4].equals("SQLITE");
    int writers = arguments.length > 5 ? Integer.parseInt(arguments[5]) : 1;
    if (sqlite) {
      Path folder = Files.createTempDirectory("drain");
      run(Database.sqlite(SqliteSettings.in(folder)), events, batch, writers, people, spread);
      System.out.printf("%d MB%n", Files.size(folder.resolve("database.db")) >> 20);
    } else {
      // As it is in earnest: it syncs at each commit.
      Map<String, String> settings =
          Map.of("fsync", "on", "shared_buffers", "512MB", "max_wal_size", "4GB");
      try (PostgresServer server = PostgresServer.start(settings)) {
        var address = PostgresAddress.of(server.url());
        run(
            Database.postgres(PostgresSettings.at(address)),
            events,
            batch,
            writers,
            people,
            spread);
      }
    }
  }

  private static void run(
      Database database, int events, int batch, int writers, int people, boolean spread)
      throws Exception {
    try (database;
        ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> all = new ArrayList<>();
      long began = System.nanoTime();
      for (int partition = 0; partition < writers; partition++) {
        DrainBenchmark drain = new DrainBenchmark(people, spread, partition);
        all.add(threads.submit(() -> drain.run(database, events / writers, batch)));
      }
      for (Future<?> one : all) {
        one.get();
      }
      System.out.printf(
          "all: %,d events, %,.0f/s with making them%n",
          events, events * 1e9 / (System.nanoTime() - began));
    }
  }

  private Void run(Database database, int events, int batch) throws Exception {
    UUID log = UUID.randomUUID();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    try (DatabaseSink sink = new DatabaseSink(database)) {
      long opening = System.nanoTime();
      sink.open();
      System.out.printf("opened in %d ms%n", (System.nanoTime() - opening) / 1_000_000);
      long wall = 0;
      long cpu = 0;
      for (int done = 0; done < events; done += batch) {
        List<SinkRecord> records = records(batch);
        Position next = Position.at(log, partition, offset);
        long wallBegan = System.nanoTime();
        long cpuBegan = threads.getCurrentThreadCpuTime();
        sink.write(new Batch(records, next, 1, false));
        wall += System.nanoTime() - wallBegan;
        cpu += threads.getCurrentThreadCpuTime() - cpuBegan;
        if (done % (events / 10 / batch * batch) == 0 && done > 0) {
          report(done, wall, cpu);
        }
      }
      report(events, wall, cpu);
    }
    return null;
  }

  private void report(int events, long wall, long cpu) {
    System.out.printf(
        "partition %d, %,d events: %,.0f/s, %.1f us of our processor each%n",
        partition, events, events * 1e9 / wall, cpu / 1e3 / events);
  }

  private List<SinkRecord> records(int batch) {
    List<SinkRecord> records = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      records.add(Samples.event(offset, Source.WEBHOOK, body()));
      offset++;
    }
    return records;
  }

  private String body() {
    int metric = spread ? metric() : (int) (offset % 4);
    int at =
        metric == 0 ? -1 : Math.max(0, recent.size() - 1 - (spread ? random.nextInt(20_000) : 0));
    String delivery = at < 0 ? newDelivery() : recent.get(at);
    int person = at < 0 ? recentPeople.get(recentPeople.size() - 1) : recentPeople.get(at);
    String data =
        String.format(
            Locale.ROOT,
            "\"customer_id\":\"user-%1$d\",\"recipient\":\"person%1$d@example.com\",\"identifiers\":"
                + "{\"id\":\"user-%1$d\",\"email\":\"person%1$d@example.com\",\"cio_id\":\"d9c1%1$08x\"},"
                + "\"delivery_id\":\"%2$s\",\"subject\":\"Your order is on its way\",\"campaign_id\":%3$d,"
                + "\"action_id\":%4$d,\"journey_id\":\"01HJ%2$s\"",
            person,
            delivery,
            person % 20,
            person % 100);
    return Samples.body(
        String.format(Locale.ROOT, "01H%d%022d", partition, offset),
        "email",
        METRICS[metric],
        Samples.NOON + offset / 2_000,
        data + ",\"href\":\"https://shop.example.com/orders/track\"");
  }

  private int metric() {
    return recent.size() < 1_000 || random.nextInt(10) < 4 ? 0 : 1 + random.nextInt(3);
  }

  private String newDelivery() {
    String delivery = String.format(Locale.ROOT, "RP%016x%010x", random.nextLong(), offset);
    recent.add(delivery);
    recentPeople.add(spread ? random.nextInt(people) : recent.size() % people);
    return delivery;
  }
}
