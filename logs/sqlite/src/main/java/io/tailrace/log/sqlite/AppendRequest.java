package io.tailrace.log.sqlite;

import io.tailrace.core.log.AppendOutcome;
import io.tailrace.core.log.NewRecord;
import java.sql.SQLException;
import java.util.List;

/** One call of append. See {@link WriteRequest} for its threads. */
final class AppendRequest extends WriteRequest {
  private final List<NewRecord> records;
  private final AppendOutcome[] outcomes;
  private final long bytes;

  AppendRequest(List<NewRecord> records, long nanosLeft) {
    super(nanosLeft);
    this.records = records;
    this.outcomes = new AppendOutcome[records.size()];
    long sum = 0;
    for (NewRecord record : records) {
      sum += record.body().length;
    }
    this.bytes = sum;
  }

  @Override
  int records() {
    return outcomes.length;
  }

  @Override
  long bytes() {
    return bytes;
  }

  @Override
  void run(OpenLog log) throws SQLException {
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] = log.appender().append(records.get(i));
    }
  }

  /** In the order of the records; only once {@link #await} has returned. */
  List<AppendOutcome> outcomes() {
    return List.of(outcomes);
  }
}
