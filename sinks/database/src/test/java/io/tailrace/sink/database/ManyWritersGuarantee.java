package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkUnavailableException;
import io.tailrace.testkit.NegativeControl;
import io.tailrace.testkit.postgres.PostgresServer;
import io.tailrace.testkit.sink.SinkWith;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Guarantee: several workers on one PostgreSQL database, whose partitions tell of the same people
 * and deliveries, come to what one worker comes to, also when their connections are cut at any
 * moment; and none waits for ever.
 *
 * <p>Over 10 s: in -Pfull three writers fill a dozen databases while their connections are cut.
 */
class ManyWritersGuarantee {
  private static final int WRITERS = 3;
  private final PostgresServer server = PostgresServer.shared();
  private int cuts;

  @Test
  void severalComeToWhatOneComesTo() throws Exception {
    check(new Random().nextLong(), 1, false, this::plain);
  }

  /** They would be let through by being tried again, too; but none is ever met. */
  @Test
  @Tag("full")
  void manyComeToWhatOneComesTo() throws Exception {
    Object before = deadlocks();
    check(new Random().nextLong(), 5, false, this::plain);
    assertThat(deadlocks()).isEqualTo(before);
  }

  private Object deadlocks() throws SQLException {
    try (Tables tables = TrialDatabase.postgres(server.url(), "pg_catalog").tables()) {
      return tables.value("SELECT deadlocks FROM pg_stat_database WHERE datname = 'postgres'");
    }
  }

  @Test
  @Tag("full")
  void connectionsMayBeCut() throws Exception {
    check(new Random().nextLong(), 5, true, this::plain);
    assertThat(cuts).isPositive();
  }

  @Test
  @Tag("long")
  void connectionsMayBeCutManyTimes() throws Exception {
    check(new Random().nextLong(), 300, true, this::plain);
  }

  /** The check finds a sink that counts again what it has counted. */
  @Test
  @Tag("full")
  @NegativeControl
  void countingTwiceWouldBeFound() {
    Throwable found = null;
    try {
      check(7, 8, false, this::forgetful);
    } catch (AssertionError | Exception e) {
      found = e;
    }
    assertThat(found).isInstanceOf(AssertionError.class).hasMessageContaining("seed");
  }

  private Sink plain(TrialDatabase trial) {
    return new DatabaseSink(trial.database());
  }

  /** One that takes each event's line out of the activity again, so that all count each time. */
  private Sink forgetful(TrialDatabase trial) {
    Sink sink = new DatabaseSink(trial.database());
    return SinkWith.write(
        sink,
        batch -> {
          var rejections = sink.write(batch);
          try (Tables tables = trial.tables()) {
            tables.execute("DELETE FROM activity");
          } catch (SQLException e) {
            throw new SinkUnavailableException("the control failed", e);
          }
          return rejections;
        });
  }

  private void check(long seed, int worlds, boolean cut, Make make) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < worlds; i++) {
      List<SinkRecord> events = new World(random.nextLong()).events(150);
      assertThat(outcome(shares(events, random), cut, make))
          .as("seed %d, world %d", seed, i)
          .isEqualTo(outcome(List.of(new Share(0, events, random.nextLong())), false, make));
    }
  }

  /** Every event to one partition, and some to two: one that was received twice. */
  private static List<Share> shares(List<SinkRecord> events, Random random) {
    List<Share> shares = new ArrayList<>();
    for (int partition = 0; partition < WRITERS; partition++) {
      shares.add(new Share(partition, new ArrayList<>(), random.nextLong()));
    }
    for (SinkRecord event : events) {
      int first = random.nextInt(WRITERS);
      shares.get(first).events.add(event);
      if (random.nextInt(5) == 0) {
        shares.get((first + 1) % WRITERS).events.add(event);
      }
    }
    return shares;
  }

  private Map<String, List<String>> outcome(List<Share> shares, boolean cut, Make make)
      throws Exception {
    String name = PostgresServer.freshName("writers");
    String url = server.url() + "&ApplicationName=" + name;
    AtomicBoolean done = new AtomicBoolean();
    try (TrialDatabase trial = TrialDatabase.postgres(url, name);
        ExecutorService threads = Executors.newCachedThreadPool()) {
      try (Sink made = make.sink(trial)) {
        made.open();
      }
      List<Future<?>> writers = new ArrayList<>();
      for (Share share : shares) {
        writers.add(threads.submit(() -> write(trial, share, make)));
      }
      Future<Integer> cutter = threads.submit(() -> cut ? cutUntil(done, name) : 0);
      for (Future<?> writer : writers) {
        writer.get();
      }
      done.set(true);
      cuts += cutter.get();
      try (Tables tables = trial.tables()) {
        return tables.dump();
      }
    }
  }

  private static Void write(TrialDatabase trial, Share share, Make make) throws Exception {
    Random random = new Random(share.seed);
    try (Sink sink = make.sink(trial)) {
      int next = committed(sink, share.partition);
      while (next < share.events.size()) {
        int to = Math.min(share.events.size(), next + 1 + random.nextInt(10));
        Position after = Position.at(Scene.LOG, share.partition, to);
        try {
          sink.write(new Batch(share.events.subList(next, to), after, 1, true));
          next = to;
        } catch (SinkUnavailableException e) {
          next = committed(sink, share.partition);
        }
      }
    }
    return null;
  }

  /** As a consumer does it: opens until it is there, and asks where to go on. */
  private static int committed(Sink sink, int partition) {
    while (true) {
      try {
        sink.open();
        return sink.committed(partition).map(Position::offset).orElse(0L).intValue();
      } catch (SinkUnavailableException e) {
        Thread.onSpinWait();
      }
    }
  }

  private int cutUntil(AtomicBoolean done, String name) throws Exception {
    int cut = 0;
    try (Tables tables = TrialDatabase.postgres(server.url(), "pg_catalog").tables()) {
      while (!done.get()) {
        cut +=
            tables
                .rows(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = '"
                        + name
                        + "' AND random() < 0.3")
                .size();
        Thread.sleep(60); // how often, not whether
      }
    }
    return cut;
  }

  private interface Make {
    Sink sink(TrialDatabase trial);
  }

  private record Share(int partition, List<SinkRecord> events, long seed) {}
}
