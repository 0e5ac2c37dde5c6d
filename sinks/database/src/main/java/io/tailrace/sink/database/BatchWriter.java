package io.tailrace.sink.database;

import io.tailrace.core.sink.Batch;
import io.tailrace.core.sink.Rejection;
import io.tailrace.core.sink.SinkRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Folds a batch into the tables, all in the connection's transaction: first which events are new,
 * then everything that follows from them, a row of each table once. For one thread; lives as long
 * as its connection.
 */
final class BatchWriter {
  private final Bookkeeping bookkeeping;
  private final Backfills backfills;
  private final Activity activity;
  private final Upserts people;
  private final Upserts deliveries;
  private final Upserts suppressions;
  private final Upserts hourlyCounts;
  private final ShapedStatements quarantine;
  private final Connection connection;

  BatchWriter(Connection connection) throws SQLException {
    this.connection = connection;
    this.bookkeeping = new Bookkeeping(connection);
    this.backfills = new Backfills(connection);
    this.activity = new Activity(connection);
    this.people = new Upserts(connection, PersonRows.TABLE);
    this.deliveries = new Upserts(connection, DeliveryRows.TABLE);
    this.suppressions = new Upserts(connection, SuppressionRows.TABLE);
    this.hourlyCounts = new Upserts(connection, HourlyRows.TABLE);
    this.quarantine = ShapedStatements.insertsOfNew(connection, QuarantineRows.TABLE);
  }

  /** Those of a batch that no row can hold. */
  static List<Rejection> unfit(Batch batch) {
    List<Rejection> unfit = new ArrayList<>();
    for (SinkRecord record : batch.records()) {
      if (record.event() != null && !Timestamps.fits(record.event().timestamp())) {
        unfit.add(new Rejection(record.offset(), "its timestamp is beyond the year 9999"));
      }
    }
    return unfit;
  }

  void write(List<SinkRecord> records) throws SQLException {
    List<Fact> facts = new ArrayList<>(records.size());
    Rows quarantined = new Rows(QuarantineRows.TABLE);
    for (SinkRecord record : records) {
      if (record.event() == null) {
        quarantined.add(QuarantineRows.of(record.record()));
      } else {
        facts.add(new Fact(record));
      }
    }
    fold(facts);
    quarantine.write(quarantined);
  }

  private void fold(List<Fact> facts) throws SQLException {
    List<Fact> countable = countable(facts);
    List<Backfilled> replaced = backfills.settle(countable);
    activity.add(countable);
    FoldedBatch batch = new FoldedBatch();
    facts.forEach(batch::add);
    replaced.forEach(batch::takeBack);
    people.write(batch.people());
    deliveries.write(batch.deliveries());
    suppressions.write(batch.suppressions());
    hourlyCounts.write(batch.hourlyCounts());
    if (!replaced.isEmpty()) {
      dropEmptyCounts(replaced);
    }
  }

  /**
   * Whether an event as old as what retention took was counted is not known any more, so it is not
   * counted again.
   */
  private List<Fact> countable(List<Fact> facts) throws SQLException {
    Instant sweptTo = Timestamps.parse(bookkeeping.get(Bookkeeping.ACTIVITY_SWEPT_TO));
    List<Fact> countable = new ArrayList<>(facts);
    if (sweptTo != null) {
      countable.removeIf(fact -> !receivedAt(fact).isAfter(sweptTo));
    }
    return countable;
  }

  private static Instant receivedAt(Fact fact) {
    return fact.record().receivedAt().truncatedTo(ChronoUnit.MILLIS);
  }

  private void dropEmptyCounts(List<Backfilled> replaced) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM hourly_counts WHERE hour = ? AND events = 0")) {
      for (Backfilled row : replaced) {
        Sqlite.bind(statement, 1, Timestamps.hour(row.timestamp()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
