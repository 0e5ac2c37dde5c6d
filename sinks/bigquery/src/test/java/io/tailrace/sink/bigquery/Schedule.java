package io.tailrace.sink.bigquery;

import static java.util.stream.Collectors.joining;

import io.tailrace.core.consumer.SinkNotes;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.bigquery.Faults;
import io.tailrace.testkit.bigquery.Row;
import io.tailrace.testkit.bigquery.SeededFaults;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * One seed, one life of a warehouse: a log of some records, workers that take over from each other
 * in the midst of anything, zombies that wake, idle days in which streams expire, and faults of
 * BigQuery and of the store. For one thread.
 */
final class Schedule implements AutoCloseable {
  private static final int STEPS = 40;
  private static final int POISON_EVERY = 13;
  private final Random random;
  private final World world;
  private final FaultyNotes notes;
  private final List<Worker> workers = new ArrayList<>();
  private final List<SinkRecord> log = new ArrayList<>();
  private long lastEpoch;
  private int depth;

  /**
   * Makes one.
   *
   * @param strict whether BigQuery refuses what public clients were seen to be refused, and faulty
   *     rows by refusing the whole request
   * @param variant makes of the store what the workers get: itself, or a broken one
   */
  Schedule(long seed, boolean strict, UnaryOperator<SinkNotes> variant) throws Exception {
    this.random = new Random(seed);
    Duration life = Duration.ofDays(random.nextBoolean() ? 3 : 7);
    this.world = new World(life, Duration.ofMillis(500), strict);
    this.notes = new FaultyNotes(variant.apply(world.store.notes()), random, this::meanwhile);
    int records = 20 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      log.add(TrialRecords.usual(i));
    }
    if (strict) {
      world.bigQuery.refuseRequests(Schedule::poison);
    } else {
      world.bigQuery.refuse(Schedule::poison);
    }
    world.bigQuery.faults(
        new SeededFaults(seed, random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.3));
    notes.rate(random.nextDouble() * (random.nextInt(3) == 0 ? 0.3 : 0.05));
    hire();
  }

  /** Runs it to a good end and says what is wrong then; empty if nothing. */
  String run() {
    for (int i = 0; i < STEPS; i++) {
      step();
    }
    world.bigQuery.faults(Faults.NONE);
    notes.rate(0);
    depth = 1;
    finish(hire());
    workers.forEach(Worker::step);
    world.bigQuery.settle();
    notes.settle();
    finish(hire());
    return difference();
  }

  private void step() {
    int dice = random.nextInt(20);
    if (dice == 0) {
      hire();
    } else if (dice == 1) {
      world.clock.advance(Duration.ofDays(5));
    } else if (dice == 2) {
      world.clock.advance(Duration.ofMinutes(11));
    } else if (dice < 5) {
      workers.get(random.nextInt(workers.size())).step();
    } else {
      workers.get(workers.size() - 1).step();
    }
  }

  /** In the midst of a worker's call to the store, which stands still meanwhile. */
  private void meanwhile() {
    if (depth > 0 || random.nextInt(12) > 0) {
      return;
    }
    depth++;
    Worker next = hire();
    for (int i = random.nextInt(5); i > 0; i--) {
      next.step();
    }
    if (random.nextInt(4) == 0) {
      world.clock.advance(Duration.ofDays(5));
    }
    depth--;
  }

  private Worker hire() {
    Worker worker = new Worker(world.sink(notes), ++lastEpoch, log, new Random(random.nextLong()));
    workers.add(worker);
    return worker;
  }

  private void finish(Worker worker) {
    int turns = 0;
    while (!worker.isDone()) {
      worker.step();
      if (++turns > 1_000) {
        throw new IllegalStateException("it never ends: " + worker.lastError());
      }
    }
  }

  private String difference() {
    Map<String, Integer> found = new HashMap<>();
    world.ids().forEach(id -> found.merge(id, 1, Integer::sum));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < log.size(); i++) {
      int times = found.getOrDefault(TrialRecords.id(i), 0);
      if (times != (isPoison(i) ? 0 : 1)) {
        wrong.add(TrialRecords.id(i) + " is there " + times + " times");
      }
    }
    return wrong.stream().collect(joining(", "));
  }

  private static boolean isPoison(int offset) {
    return offset % POISON_EVERY == POISON_EVERY - 1;
  }

  private static String poison(Row row) {
    String id = row.text("event_id");
    int offset = Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    return isPoison(offset) ? "simulated: not this one" : null;
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
    world.close();
  }
}
