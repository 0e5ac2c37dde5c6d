package io.tailrace.core.consumer;

import io.tailrace.core.log.LogReader;
import io.tailrace.core.sink.Sink;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.customerio.Event;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** One sink and one partition of the log, with the clock: what a consumer works on. Immutable. */
record SinkPartition(
    Sink sink, int partition, LogReader reader, int attempts, InstantSource clock) {

  Instant now() {
    return clock.instant();
  }

  /** Whose record this is, where the sink asks for order. */
  @Nullable String person(SinkRecord record) {
    Event event = record.event();
    if (!sink.traits().ordered() || event == null) {
      return null;
    }
    String person = event.person();
    return person == null ? null : record.record().feed() + '/' + person;
  }
}
