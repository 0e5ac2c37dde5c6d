package io.tailrace.testkit.sink;

import io.tailrace.core.log.Position;
import io.tailrace.core.log.ReadLimit;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.core.sink.SinkTraits;
import io.tailrace.core.sink.SinkUnavailableException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The smallest sink that keeps its promise: all it has is one file, replaced as a whole. For one
 * thread.
 */
class FileSink implements Sink {
  final FileState state;

  FileSink(Path folder) {
    this.state = new FileState(folder.resolve("state"));
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public SinkTraits traits() {
    return SinkTraits.of(new ReadLimit(100, 1 << 20), Duration.ZERO);
  }

  @Override
  public void open() {
    state.read();
  }

  @Override
  public Optional<Position> committed(int partition) {
    return Optional.ofNullable(state.positions.get(partition));
  }

  @Override
  public Position claim(Position first, long epoch) throws SinkUnavailableException {
    fence(first.partition(), epoch);
    state.positions.putIfAbsent(first.partition(), first);
    state.epochs.put(first.partition(), epoch);
    state.write();
    return state.positions.get(first.partition());
  }

  @Override
  public List<Rejection> write(Batch batch) throws SinkUnavailableException {
    fence(batch.next().partition(), batch.epoch());
    addEffect(batch);
    state.positions.put(batch.next().partition(), batch.next());
    state.epochs.put(batch.next().partition(), batch.epoch());
    state.write();
    return List.of();
  }

  void addEffect(Batch batch) {
    for (SinkRecord record : batch.records()) {
      String line = record.record().feed() + '/' + record.record().key();
      if (record.event() != null && !(batch.again() && state.effect.contains(line))) {
        state.effect.add(line);
      }
    }
  }

  @Override
  public void reset(Position position, long epoch) throws SinkUnavailableException {
    fence(position.partition(), epoch);
    state.positions.put(position.partition(), position);
    state.write();
  }

  void fence(int partition, long epoch) throws SinkUnavailableException {
    if (state.epochs.getOrDefault(partition, Long.MIN_VALUE) > epoch) {
      throw new SinkUnavailableException("overtaken");
    }
  }

  @Override
  public void close() {}
}
