package io.tailrace.sink.duckdb;

import io.tailrace.core.log.Source;
import io.tailrace.core.sink.SinkRecord;
import io.tailrace.testkit.sink.TrialRecords;
import java.time.Instant;

/** Usual events of another time. Stateless. */
final class TimedEvents {
  private TimedEvents() {}

  static SinkRecord at(long offset, Instant time) {
    String body =
        TrialRecords.json(TrialRecords.id(offset), "email", "opened", "{}")
            .replace(":" + TrialRecords.START.getEpochSecond(), ":" + time.getEpochSecond());
    return TrialRecords.of(offset, "default", Source.WEBHOOK, body);
  }
}
