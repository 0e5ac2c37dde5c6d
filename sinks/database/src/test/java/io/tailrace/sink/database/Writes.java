package io.tailrace.sink.database;

import io.tailrace.core.log.Position;
import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.SinkRecord;
import java.util.List;

/** Single writes. Stateless. */
final class Writes {
  private Writes() {}

  static void one(DatabaseSink sink, SinkRecord record) throws Exception {
    sink.write(new Batch(List.of(record), Position.at(Scene.LOG, 0, 1), 1, true));
  }
}
