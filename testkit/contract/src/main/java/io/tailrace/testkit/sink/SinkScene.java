package io.tailrace.testkit.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every part of the sink's contract starts from: a fresh sink, open. */
abstract class SinkScene {
  static final UUID LOG = UUID.fromString("00000000-0000-4000-8000-000000000001");
  static final long EPOCH = 5;

  final TrialSinks sinks;
  @TempDir Path temporary;
  Path folder;
  Sink sink;

  SinkScene(TrialSinks sinks) {
    this.sinks = sinks;
  }

  @BeforeEach
  void openSink() throws Exception {
    folder = java.nio.file.Files.createDirectory(temporary.resolve("sink"));
    sink = opened(folder);
  }

  @AfterEach
  void closeSink() {
    sink.close();
  }

  Sink opened(Path where) throws Exception {
    Sink opened = sinks.on(where);
    opened.open();
    return opened;
  }

  void reopen() throws Exception {
    sink.close();
    sink = opened(folder);
  }

  /** The usual records at offsets {@code from} to {@code to - 1}, as first-time batch. */
  void writeUsual(long from, long to) throws Exception {
    assertThat(write(usual(from, to), at(to), false)).isEmpty();
  }

  List<Rejection> write(List<SinkRecord> records, Position next, boolean again) throws Exception {
    return sink.write(new Batch(records, next, EPOCH, again));
  }

  static List<SinkRecord> usual(long from, long to) {
    return LongStream.range(from, to).mapToObj(TrialRecords::usual).toList();
  }

  static List<String> ids(long from, long to) {
    return LongStream.range(from, to).mapToObj(TrialRecords::id).toList();
  }

  static Position at(long offset) {
    return Position.at(LOG, 0, offset);
  }

  void assertCommitted(Position position) throws Exception {
    assertThat(sink.committed(0)).contains(position);
  }

  /** No effect but these; of one that commits after its effect, these at least. */
  void assertOwnersEffect(List<String> ids) throws Exception {
    if (sinks.commitsAfterItsEffect()) {
      assertThat(sinks.effect(sink)).containsAll(ids);
    } else {
      assertEffect(ids);
    }
  }

  void assertEffect(List<String> ids) throws Exception {
    assertThat(sinks.effect(sink)).containsExactlyInAnyOrderElementsOf(ids);
  }
}
