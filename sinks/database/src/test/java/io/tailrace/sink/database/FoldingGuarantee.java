package io.tailrace.sink.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.NegativeControl;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * Guarantee: the tables depend on which events there were, and on nothing else: not on their order,
 * on how often each came, on how they were cut into batches, or on replays.
 *
 * <p>Over 10 s: a hundred arrivals are written to each engine, batch by batch.
 */
@OnEachEngine
class FoldingGuarantee {
  private static final UUID LOG = UUID.randomUUID();
  @TempDir Path folder;
  @Parameter TrialEngine engine;
  private TrialDatabase trial;

  @BeforeEach
  void migrate() throws Exception {
    trial = engine.in(folder);
    try (DatabaseSink sink = new DatabaseSink(trial.database())) {
      sink.open();
    }
  }

  @AfterEach
  void close() {
    trial.close();
  }

  @Test
  void anyArrivalComesToTheSame() throws Exception {
    // A server of its own takes about four times as long.
    int worlds = engine == TrialEngine.POSTGRES ? 8 : 25;
    check(new Random().nextLong(), worlds, 4, (sink, batch) -> sink.write(batch));
  }

  @Test
  @Tag("long")
  void anyArrivalComesToTheSameAtLength() throws Exception {
    check(new Random().nextLong(), 2_000, 6, (sink, batch) -> sink.write(batch));
  }

  /** The check finds folds that depend on the order: here the last arrival wins. */
  @Test
  @NegativeControl
  void aFoldByArrivalWouldBeFound() {
    Throwable found = null;
    try {
      check(7, 25, 4, this::writeAndLetTheLastArrivalWin);
    } catch (AssertionError | Exception e) {
      found = e;
    }
    assertThat(found).isInstanceOf(AssertionError.class).hasMessageContaining("seed");
  }

  private void writeAndLetTheLastArrivalWin(DatabaseSink sink, Batch batch) throws Exception {
    sink.write(batch);
    try (Tables tables = trial.tables()) {
      for (SinkRecord record : batch.records()) {
        String subject = record.event().data().subject();
        if (subject != null) {
          tables.execute(
              "UPDATE deliveries SET subject = '%s' WHERE delivery_id = '%s'"
                  .formatted(subject, record.event().data().deliveryId()));
        }
      }
    }
  }

  private void check(long seed, int worlds, int arrivals, Write write) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < worlds; i++) {
      long worldSeed = random.nextLong();
      List<SinkRecord> events = new World(worldSeed).events(20 + random.nextInt(60));
      Map<String, List<String>> expected = outcome(List.of(events), write);
      for (int j = 0; j < arrivals; j++) {
        assertThat(outcome(arrival(events, random), write))
            .as("seed %d, world %d (%d), arrival %d", seed, i, worldSeed, j)
            .isEqualTo(expected);
      }
    }
  }

  /** In another order, some twice or more, in batches of other sizes, some of them repeated. */
  private static List<List<SinkRecord>> arrival(List<SinkRecord> events, Random random) {
    List<SinkRecord> all = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(4) == 0).forEach(all::add);
    Collections.shuffle(all, random);
    List<List<SinkRecord>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); ) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(12));
      batches.add(all.subList(from, to));
      from = to;
      if (random.nextInt(4) == 0) {
        batches.add(batches.get(random.nextInt(batches.size())));
      }
    }
    return batches;
  }

  private Map<String, List<String>> outcome(List<List<SinkRecord>> batches, Write write)
      throws Exception {
    try (Tables tables = trial.tables();
        DatabaseSink sink = new DatabaseSink(trial.database())) {
      tables.empty();
      sink.open();
      for (int i = 0; i < batches.size(); i++) {
        write.write(sink, new Batch(batches.get(i), Position.at(LOG, 0, i), 1, true));
      }
      return dump(tables);
    }
  }

  private static Map<String, List<String>> dump(Tables tables) throws SQLException {
    Map<String, List<String>> dump = tables.dump();
    assertThat(dump.get("deliveries")).isNotEmpty();
    return dump;
  }

  private interface Write {
    void write(DatabaseSink sink, Batch batch) throws Exception;
  }
}
